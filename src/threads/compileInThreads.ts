/** Compiles objects in several threads. */
import { availableParallelism } from 'node:os';
import type { Worker, WorkerOptions } from 'node:worker_threads';
import { compileHere, objectCount, type CompileJob, type Compiler } from '../compile';
import type { KernelExport, ObjectFacts } from '../model';
import type { DiskTree } from '../read/tree';
import { chunksOf, compileChunks, newShared, type Chunk, type Done } from './chunks';
import type { WorkerInput, WorkerOutput } from './worker';

/** The file of a kernel's data: a kernel itself cannot be passed between threads. */
interface KernelFile {
  file: string;
  /** Exports that replace the kernel's own. */
  exports?: ReadonlyMap<string, KernelExport>;
}

/**
 * Each thread has its own copy of a kernel's headers, and needs a second core for garbage collection and JIT
 * compilation.
 */
const MOST_THREADS = 4;
const CORES_FOR_EACH = 2;

/**
 * The number of objects for which a further thread, which takes a while to start, pays off; so does a further kernel.
 */
const WORTH = 16;

/** A larger young generation saves a third of the time for garbage collection. */
const YOUNG_MEGABYTES = 64;

/**
 * A compiler that uses further threads if there is enough work, and if the tree is the one on disk, unchanged.
 * @param worker the script of a thread, which calls work() of src/cli.ts
 * @param kernels the files of the jobs' kernels, in their order
 */
export function threadedCompiler(worker: string, tree: DiskTree, kernels: readonly KernelFile[]): Compiler {
  return async (asked, jobs, progress) => {
    const threads = asked === tree ? threadsFor(jobs) : 1;
    if (threads === 1) return compileHere(asked, jobs, progress);
    const chunks = chunksOf(jobs.map(({ objects }) => objects.length), threads);
    const shared = newShared();
    const input: WorkerInput = {
      root: tree.root,
      jobs: jobs.map(({ objects }, index) => ({ ...kernels[index]!, objects })),
      chunks,
      shared,
    };
    // Loaded on demand: that takes a while.
    const { Worker } = await import('node:worker_threads');
    const others = Array.from({ length: threads - 1 }, () => run(new Worker(worker, optionsWith(input))));
    const here = jobs.map(({ kernel, objects }) => ({ kernel: () => kernel, objects }));
    const own = compileChunks(tree, here, chunks, shared, progress);
    const outputs = await Promise.all(others);
    return {
      facts: inOrder(jobs, chunks, [own, ...outputs.map(({ done }) => done)].flat()),
      problems: outputs.flatMap(({ problems }) => problems),
    };
  };
}

function threadsFor(jobs: readonly CompileJob[]): number {
  const objects = objectCount(jobs);
  const worth = Math.min(objects, Math.max(jobs.length, Math.ceil(objects / WORTH)));
  return Math.max(1, Math.min(worth, Math.floor(availableParallelism() / CORES_FOR_EACH), MOST_THREADS));
}

function optionsWith(workerData: WorkerInput): WorkerOptions {
  return { workerData, resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES } };
}

function run(thread: Worker): Promise<WorkerOutput> {
  return new Promise((resolve, reject) => {
    thread.once('message', resolve).once('error', reject);
  });
}

/** The facts of each job's objects, in order, whichever thread compiled them. */
function inOrder(jobs: readonly CompileJob[], chunks: readonly Chunk[], done: readonly Done[]): ObjectFacts[][] {
  const facts: ObjectFacts[][] = jobs.map(() => []);
  for (const [chunk, each] of done.toSorted(([a], [b]) => a - b)) facts[chunks[chunk]!.job]!.push(...each);
  return facts;
}
