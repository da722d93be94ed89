/** A further thread that compiles objects. */
import { parentPort, workerData } from 'node:worker_threads';
import { loadParser } from '../c/parse/parser';
import type { KernelExport, Problem, SourceObject } from '../model';
import { readKernelFile } from '../read/readKernel';
import { diskTree } from '../read/tree';
import { compileChunks, type Chunk, type Done, type Shared } from './chunks';

/** The data passed to a thread. */
export interface WorkerInput {
  /** The root of the tree, absolute. */
  root: string;
  jobs: readonly {
    /** The file of the kernel's data. */
    file: string;
    /** Exports that replace the kernel's own. */
    exports?: ReadonlyMap<string, KernelExport>;
    objects: readonly SourceObject[];
  }[];
  chunks: readonly Chunk[];
  shared: Shared;
}

/** The data that it passes back. */
export interface WorkerOutput {
  done: Done[];
  /** Files that it could not read. */
  problems: readonly Problem[];
}

/** Compiles chunks until none is left. */
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
