import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { release } from 'node:os';
import { basename, resolve } from 'node:path';
import { KernelDataError } from '../kernel/error';
import { decodeKernel, encodeKernel } from '../kernel/profile';
import type { Kernel, Problem } from '../model';
import { shippedData } from './data';
import { InputError } from './error';
import { readKernelDirectory } from './kernelDirectory';
import { statOf } from './stat';

export { readSymvers } from './symvers';

const SUFFIX = '.kernel';

/** What `6.12` is short for. */
const DEFAULT_FLAVOUR = '-amd64';

/** The kernels that kmodlint ships, the oldest first. */
export function shippedKernels(): { name: string; file: string }[] {
  return readdirSync(shippedData('.'))
    .filter((file) => file.endsWith(SUFFIX))
    .map((file) => ({ name: basename(file, SUFFIX), file: shippedData(file) }))
    .sort((a, b) => byVersion(a.name, b.name));
}

/** `6.1-amd64` before `6.12-amd64`. */
function byVersion(a: string, b: string): number {
  const [majorA = 0, minorA = 0] = a.split(/[.-]/).map(Number);
  const [majorB = 0, minorB = 0] = b.split(/[.-]/).map(Number);
  return majorA - majorB || minorA - minorB;
}

/**
 * The kernel that a user names: a shipped one (`6.12-amd64`, or `6.12`), `running` for this machine's, a headers or
 * build directory, or a file made by buildKernelFile(); paths are relative to `from`. Problems are broken rows of its
 * Module.symvers. Throws InputError for a kernel that is not there.
 */
export function loadKernel(name: string, from: string): { kernel: Kernel; problems: Problem[] } {
  const shipped = shippedKernels();
  const file = shipped.find((kernel) => kernel.name === name || kernel.name === name + DEFAULT_FLAVOUR)?.file;
  if (file !== undefined) return { kernel: readKernelFile(file), problems: [] };
  if (name === 'running') {
    const directory = `/lib/modules/${release()}/build`;
    if (!existsSync(directory)) {
      throw new InputError(`${directory}: no such directory: install the headers package of the running kernel`);
    }
    return readKernelDirectory(directory, directory);
  }
  const path = resolve(from, name);
  const stat = statOf(path);
  if (stat?.isDirectory()) return readKernelDirectory(path, name);
  if (stat?.isFile()) return { kernel: readKernelFile(path), problems: [] };
  const known = shipped.map((kernel) => kernel.name).join(', ');
  throw new InputError(`unknown kernel '${name}': neither one of ${known}, nor 'running', nor a directory`);
}

/**
 * Writes the kernel of a headers or build directory as a kernel data file, which `--kernel` takes from then on. It is
 * named after the file; without `output` that is its release, in the working directory. Returns where it was written.
 */
export function buildKernelFile(
  directory: string,
  output?: string,
): { file: string; kernel: Kernel; problems: Problem[] } {
  const built = readKernelDirectory(resolve(directory), directory);
  const file = output ?? built.kernel.release + SUFFIX;
  const kernel = { ...built.kernel, name: basename(file, SUFFIX) };
  try {
    writeFileSync(file, encodeKernel(kernel, 'fast'));
  } catch (error) {
    throw new InputError(`${file}: cannot be written (${(error as NodeJS.ErrnoException).code})`);
  }
  return { file, kernel, problems: built.problems };
}

function readKernelFile(file: string): Kernel {
  try {
    return decodeKernel(readFileSync(file));
  } catch (error) {
    if (error instanceof KernelDataError) throw new InputError(`${file}: ${error.message}`);
    throw new InputError(`${file}: cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
}
