/** The work that threads share, in chunks. */
import { Sources } from '../c/lex/sources';
import { objectReader, type ObjectReader } from '../c/object/unit';
import { objectCount } from '../compile';
import type { Kernel, ObjectFacts, SourceObject, Tree } from '../model';
import type { Progress } from '../util/progress';

/** Some objects of a job, compiled by one thread. */
export interface Chunk {
  /** The index of the job. */
  job: number;
  from: number;
  to: number;
}

/** The index of a chunk, and the facts of its objects. */
export type Done = [chunk: number, facts: ObjectFacts[]];

/** Chunks per thread: enough that no thread waits long for the last one. */
const SHARE = 8;

/** Cuts jobs of so many objects into chunks, in order: a thread that takes one after the other stays with a kernel. */
export function chunksOf(counts: readonly number[], threads: number): Chunk[] {
  const size = Math.ceil(counts.reduce((sum, count) => sum + count, 0) / (threads * SHARE));
  const chunks: Chunk[] = [];
  for (const [job, count] of counts.entries()) {
    for (let from = 0; from < count; from += size) chunks.push({ job, from, to: Math.min(from + size, count) });
  }
  return chunks;
}

/** The counters that all threads share: chunks taken, and objects done. */
export interface Shared {
  taken: Int32Array;
  done: Int32Array;
}

export function newShared(): Shared {
  const counter = (): Int32Array => new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  return { taken: counter(), done: counter() };
}

/** Compiles the chunks that no other thread has taken. `progress` is told what all threads together have done. */
export function compileChunks(
  tree: Tree,
  jobs: readonly { kernel(): Kernel; objects: readonly SourceObject[] }[],
  chunks: readonly Chunk[],
  shared: Shared,
  progress?: Progress,
): Done[] {
  const sources = new Sources(tree);
  const total = objectCount(jobs);
  const done: Done[] = [];
  let reader: { job: number; read: ObjectReader } | undefined;
  for (let at = Atomics.add(shared.taken, 0, 1); at < chunks.length; at = Atomics.add(shared.taken, 0, 1)) {
    const { job, from, to } = chunks[at]!;
    const { kernel, objects } = jobs[job]!;
    // A kernel's headers are in memory as long as its reader is.
    if (reader?.job !== job) reader = { job, read: objectReader(sources, kernel()) };
    const facts: ObjectFacts[] = [];
    for (const object of objects.slice(from, to)) {
      facts.push(reader.read(object));
      const count = Atomics.add(shared.done, 0, 1) + 1;
      progress?.(count, total);
    }
    done.push([at, facts]);
  }
  return done;
}
