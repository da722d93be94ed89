/** Kernels of headers directories, kept in the user's cache. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { architectureOf } from '../kernel/architecture';
import { parseConfig } from '../kernel/kconfigFile';
import { VERSION as FORMAT_VERSION } from '../kernel/container';
import { KernelDataError } from '../kernel/kernelDataError';
import { decodeKernel, encodeKernel } from '../kernel/profile';
import type { Kernel, Problem } from '../model';
import { headerSignature } from './headerSignature';
import { openKernelDirectory, readKernelDirectory, type KernelDirectory } from './kernelDirectory';
import { readPackage } from './package';
import type { Progress } from '../util/progress';
import { SUFFIX } from './shippedKernels';
import { cacheDirectory, canKeepIn, keep, readKept } from './userCache';

interface DirectoryKernel {
  kernel: Kernel;
  problems: Problem[];
  /** Its file in the cache; undefined if the cache cannot be written. */
  file?: string;
}

/**
 * The kernel of a headers or build directory: from the cache if nothing has changed since it was last read, else read
 * from the directory, which takes seconds and is reported to `progress`. The name in the cache is a hash of everything
 * that the kernel is made from, so any change gives another file. If the cache cannot be written, the directory is read
 * each time. Throws InputError if the directory is not that of a kernel.
 */
export function loadKernelDirectory(path: string, name: string, progress?: Progress): DirectoryKernel {
  const directory = openKernelDirectory(path);
  const { problems } = directory;
  const cache = cacheDirectory();
  const entry = entryName(directory);
  const file = join(cache, entry);
  const kept = decoded(readKept(file));
  if (kept) return { kernel: { ...kept, name }, problems, file };
  const built = readKernelDirectory(directory, name, 'full', progress);
  const isKept = canKeepIn(cache) && keep(cache, entry, encodeKernel({ ...built, name: built.release }, 'fast'));
  return { kernel: built, problems, ...(isKept && { file }) };
}

/** A damaged file counts as missing, and so is written again. */
function decoded(bytes: Buffer | undefined): Kernel | undefined {
  try {
    return bytes && decodeKernel(bytes);
  } catch (error) {
    if (error instanceof KernelDataError) return undefined;
    throw error;
  }
}

/**
 * The release, for people to recognise, and a hash of everything that the kernel is made from, kmodlint's version
 * included.
 */
function entryName({ path, source, config, utsRelease, makefile }: KernelDirectory): string {
  const srcArch = architectureOf(parseConfig(config))?.srcArch;
  const below = ['include', ...(srcArch === undefined ? [] : [`arch/${srcArch}/include`])];
  const directories = below.flatMap((each) => [join(source, each), join(path, each)]);
  const hash = createHash('sha256');
  for (const part of [
    FORMAT_VERSION,
    readPackage().version,
    config,
    utsRelease,
    makefile,
    readFileSync(join(path, 'Module.symvers')),
    headerSignature(directories),
  ]) {
    hash.update(`${part.length}:`).update(part);
  }
  const release = /"([^"]*)"/.exec(utsRelease)?.[1]?.replace(/[^\w.+-]/g, '_') ?? 'kernel';
  return `${release}-${hash.digest('hex').slice(0, 32)}${SUFFIX}`;
}
