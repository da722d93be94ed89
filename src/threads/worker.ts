import { parentPort, workerData } from 'node:worker_threads';
import { loadParser } from '../c/parse/parser';
import type { KernelExport, Problem, SourceObject } from '../model';
import { readKernelFile } from '../read/readKernel';
import { diskTree } from '../read/tree';
import { compileChunks, type Chunk, type Done, type Shared } from './chunks';

/** What a thread is handed: plain data. */
export interface WorkerInput {
  /** Of the tree, absolute. */
  root: string;
  jobs: readonly {
    /** The kernel's data. */
    file: string;
    /** In place of the kernel's own. */
    exports?: ReadonlyMap<string, KernelExport>;
    objects: readonly SourceObject[];
  }[];
  chunks: readonly Chunk[];
  shared: Shared;
}

/** What it gives back. */
export interface WorkerOutput {
  done: Done[];
  /** Of files that it could not read. */
  problems: readonly Problem[];
}

/** Compiles what it finds to do, in a thread of its own. */
export async function compileInWorker(): Promise<void> {
  await loadParser();
  const { root, jobs, chunks, shared } = workerData as WorkerInput;
  const tree = diskTree(root);
  const own = jobs.map(({ file, exports, objects }) => ({
    kernel: () => ({ ...readKernelFile(file), ...(exports && { exports }) }),
    objects,
  }));
  const output: WorkerOutput = { done: compileChunks(tree, own, chunks, shared), problems: tree.problems };
  parentPort!.postMessage(output);
}
