/** Reads Module.symvers files, compressed ones as well. */
import { readFileSync, statSync } from 'node:fs';
import type { ReadableStream } from 'node:stream/web';
import { gunzipSync } from 'node:zlib';
import { parseSymvers } from '../kernel/symvers';
import type { KernelExport, Problem } from '../model';
import { cannotRead, codeOf, InputError } from './inputError';

/** A kernel's is about 2 MB. */
const MAX_SIZE = 64 * 1024 * 1024;

const GZIP = Buffer.from([0x1f, 0x8b]);
const XZ = Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]);

/**
 * The exports in a Module.symvers, plain or compressed with gzip or xz as distributions ship it (recognised by its
 * first bytes, since names differ). Problems are its broken rows. Throws InputError for a file that cannot be read, is
 * another kind of file, or lists no exports: a tree that was never built has an empty one.
 */
export async function readSymvers(
  file: string,
): Promise<{ exports: Map<string, KernelExport>; problems: Problem[] }> {
  return readRows(await unpack(readBytes(file), file), file);
}

/** As readSymvers(), for a file that replaces all exports of a kernel. */
export async function readKernelSymvers(
  file: string,
): Promise<{ exports: Map<string, KernelExport>; problems: Problem[] }> {
  return ofKernel(await readSymvers(file), file);
}

/** As readKernelSymvers(), for an uncompressed file. */
export function readPlainSymvers(file: string): { exports: Map<string, KernelExport>; problems: Problem[] } {
  return ofKernel(readRows(readBytes(file), file), file);
}

function readRows(bytes: Buffer, file: string): { exports: Map<string, KernelExport>; problems: Problem[] } {
  if (bytes.includes(0)) throw new InputError(`${file}: binary, not a Module.symvers`);
  const { exports, problems } = parseSymvers(bytes.toString('utf8'), file);
  const [problem] = problems;
  if (exports.size > 0) return { exports, problems };
  if (problem) throw new InputError(`${file}:${problem.line}: not a Module.symvers: ${problem.message}`);
  throw new InputError(`${file}: empty, it lists no exports: build what it belongs to, or leave it out`);
}

/**
 * Refuses a driver's own Module.symvers, or that of a kernel of which only modules were built: every use of a kernel
 * export would be an error.
 */
function ofKernel<T extends { exports: Map<string, KernelExport> }>(read: T, file: string): T {
  if ([...read.exports.values()].some(({ module }) => module === 'vmlinux')) return read;
  throw new InputError(
    `${file}: it lists no exports of vmlinux: build the whole kernel, or add it to a kernel by --extra-symvers`,
  );
}

function readBytes(file: string): Buffer {
  try {
    if (statSync(file).size > MAX_SIZE) throw tooLarge(file);
    return readFileSync(file);
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw cannotRead(file, error);
  }
}

async function unpack(bytes: Buffer, file: string): Promise<Buffer> {
  if (bytes.subarray(0, GZIP.length).equals(GZIP)) {
    try {
      return gunzipSync(bytes, { maxOutputLength: MAX_SIZE });
    } catch (error) {
      if (codeOf(error) === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(file);
      throw new InputError(`${file}: damaged gzip file`);
    }
  }
  return bytes.subarray(0, XZ.length).equals(XZ) ? unpackXz(bytes, file) : bytes;
}

async function unpackXz(bytes: Buffer, file: string): Promise<Buffer> {
  // Loaded on demand: it is large, and rarely needed.
  const { XzReadableStream } = await import('xz-decompress');
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    const stream = new XzReadableStream(new Blob([bytes]).stream()) as ReadableStream<Uint8Array>;
    for await (const chunk of stream) {
      size += chunk.length;
      if (size > MAX_SIZE) throw tooLarge(file);
      chunks.push(chunk);
    }
  } catch (error) {
    throw error instanceof InputError ? error : new InputError(`${file}: damaged xz file`);
  }
  return Buffer.concat(chunks);
}

function tooLarge(file: string): InputError {
  return new InputError(`${file}: larger than ${MAX_SIZE / 1024 / 1024} MB, not a Module.symvers`);
}
