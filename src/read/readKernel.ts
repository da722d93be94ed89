/** Finds and loads the kernels that a user names. */
import { existsSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { release } from 'node:os';
import { basename, dirname, resolve } from 'node:path';
import { KernelDataError } from '../kernel/kernelDataError';
import { decodeKernel, encodeKernel } from '../kernel/profile';
import type { Kernel, Problem } from '../model';
import { cannotRead, cannotWrite, InputError } from './inputError';
import { openKernelDirectory, readKernelDirectory } from './kernelDirectory';
import { kernelNames } from './kernelNames';
import type { Progress } from '../util/progress';
import { commonKernels, shippedKernel, shippedKernels, SUFFIX } from './shippedKernels';
import { readSharedTypes } from './sharedTypesFile';
import { statOf } from './stat';

export { readKernelSymvers, readSymvers } from './symversFile';
export { commonKernels, shippedKernels };

export interface LoadedKernel {
  kernel: Kernel;
  /** Broken rows of its Module.symvers. */
  problems: Problem[];
  /** The file with its data; undefined if its data is only in memory. */
  file?: string;
}

/** The place of a kernel that a user has named. */
interface KernelPlace {
  kind: 'file' | 'directory';
  path: string;
  /** Its name in reports. */
  name: string;
}

/**
 * Loads the kernel that a user names: a shipped one (`6.12-amd64`, or `6.12`), `running` for this machine's, a headers
 * or build directory, or a file made by buildKernelFile(); paths are relative to `from`. `progress` is called while a
 * directory is read for the first time. Throws InputError if there is no such kernel.
 */
export function loadKernel(name: string, from: string, progress?: Progress): LoadedKernel {
  return load(findKernel(name, from), progress);
}

/** Kernels that belong together, such as those of one configuration. */
interface KernelList {
  /** As --kernel takes them. */
  words: readonly KernelWord[];
  /** The directory that paths are relative to. */
  from: string;
}

interface KernelWord {
  name: string;
  /** Makes an error about it, with the place where it is written, if it is in a file. */
  fault?(message: string): InputError;
}

/** Loads the kernels of --kernel's values, each once, the oldest first. Throws InputError as loadKernel() does. */
export function loadKernels(words: readonly string[], from: string, progress?: Progress): LoadedKernel[] {
  return loadKernelLists([{ words: words.map((name) => ({ name })), from }], progress).kernels;
}

/**
 * Loads the kernels of several lists, each once, the oldest first: all of them together, and those of each list. Throws
 * InputError as loadKernel() does, with the place of the word if that is known.
 */
export function loadKernelLists(
  lists: readonly KernelList[],
  progress?: Progress,
): { kernels: LoadedKernel[]; lists: LoadedKernel[][] } {
  const places = new Map<string, { place: KernelPlace; word: KernelWord }>();
  const found = lists.map(({ words, from }) =>
    words.flatMap((word) =>
      placed(word, () => {
        return kernelNames([word.name], from).map((name) => {
          const place = findKernel(name, from);
          const real = realpathSync(place.path);
          if (!places.has(real)) places.set(real, { place, word });
          return real;
        });
      }),
    ),
  );
  const taken = new Set<string>();
  const loaded = new Map<string, LoadedKernel>();
  for (const [real, { place, word }] of places) {
    const { kernel, ...rest } = placed(word, () => load(place, progress));
    // A file may have the same name as a shipped kernel, but reports tell kernels apart by name.
    const name = [kernel.name, place.name].find((each) => !taken.has(each)) ?? place.path;
    taken.add(name);
    loaded.set(real, { kernel: { ...kernel, name }, ...rest });
  }
  const sorted = [...loaded].sort(([, a], [, b]) => byVersion(a.kernel, b.kernel));
  const kernelsOf = (reals: ReadonlySet<string>): LoadedKernel[] =>
    sorted.filter(([real]) => reals.has(real)).map(([, kernel]) => kernel);
  return { kernels: sorted.map(([, kernel]) => kernel), lists: found.map((reals) => kernelsOf(new Set(reals))) };
}

/** Does something with a word, and adds its place to an InputError. */
function placed<T>({ fault }: KernelWord, act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw fault && error instanceof InputError ? fault(error.message) : error;
  }
}

/** By version, then by name. */
function byVersion(a: Kernel, b: Kernel): number {
  const { major, minor, patch } = a.version;
  const other = b.version;
  return major - other.major || minor - other.minor || patch - other.patch || (a.name < b.name ? -1 : 1);
}

function findKernel(name: string, from: string): KernelPlace {
  const shipped = shippedKernel(name);
  if (shipped) return { kind: 'file', path: shipped.file, name: shipped.name };
  if (name === 'running') {
    const path = `/lib/modules/${release()}/build`;
    if (!existsSync(path)) {
      throw new InputError(`${path}: no such directory: install the headers package of the running kernel`);
    }
    return { kind: 'directory', path, name: path };
  }
  const path = resolve(from, name);
  const stat = statOf(path);
  if (stat?.isDirectory()) return { kind: 'directory', path, name };
  if (stat?.isFile()) return { kind: 'file', path, name };
  const known = shippedKernels().map((kernel) => kernel.name).join(', ');
  throw new InputError(`unknown kernel '${name}': neither one of ${known}, nor 'running', nor a directory`);
}

function load({ kind, path, name }: KernelPlace, progress?: Progress): LoadedKernel {
  if (kind === 'file') return { kernel: readKernelFile(path), problems: [], file: path };
  return kernelCache().loadKernelDirectory(path, name, progress);
}

/** Loaded on demand: it needs Node's hashes, which take a while to load, and shipped kernels do not need it. */
function kernelCache(): typeof import('./kernelCache') {
  return require('./kernelCache') as typeof import('./kernelCache');
}

/**
 * Makes sure that the kernel of a headers or build directory is in the user's cache, where `--kernel` looks first.
 * Throws InputError if the cache cannot be written.
 */
export function cacheKernel(directory: string, progress?: Progress): LoadedKernel & { file: string } {
  const { kernel, problems, file } = kernelCache().loadKernelDirectory(resolve(directory), directory, progress);
  if (file === undefined) {
    throw new InputError('the cache directory cannot be written: set XDG_CACHE_HOME, or give an --output');
  }
  return { kernel, problems, file };
}

/**
 * Writes the kernel of a headers or build directory to a kernel data file, which `--kernel` takes from then on: small,
 * and without text of the headers, so it can be passed to others. The file's name becomes the kernel's.
 */
export function buildKernelFile(directory: string, output: string, progress?: Progress): LoadedKernel {
  const opened = openKernelDirectory(resolve(directory));
  const kernel = readKernelDirectory(opened, basename(output, SUFFIX), 'skeleton', progress);
  try {
    writeFileSync(output, encodeKernel(kernel, 'small'));
  } catch (error) {
    throw cannotWrite(output, error);
  }
  return { kernel, problems: opened.problems };
}

/** Reads a kernel data file. Throws InputError for any other file. */
export function readKernelFile(file: string): Kernel {
  try {
    return decodeKernel(readFileSync(file), () => readSharedTypes(dirname(file)));
  } catch (error) {
    if (error instanceof KernelDataError) throw new InputError(`${file}: ${error.message}`);
    throw cannotRead(file, error);
  }
}
