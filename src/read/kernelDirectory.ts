/** Headers and build directories of kernels. */
import { readFileSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { buildKernel, type BuiltKernel, type Grade } from '../kernel/buildKernel';
import { KernelDataError } from '../kernel/kernelDataError';
import type { HeaderFiles, KernelExport, Problem } from '../model';
import { shippedData } from './shippedData';
import { InputError } from './inputError';
import { headerFiles } from './headers';
import type { Progress } from '../util/progress';
import { statOf } from './stat';
import { readPlainSymvers } from './symversFile';

/** The contents of a headers or build directory, without the headers. */
export interface KernelDirectory {
  path: string;
  /** The directory of the kernel's sources, with most of the headers: `path` itself, or another one beside it. */
  source: string;
  config: string;
  utsRelease: string;
  makefile: string;
  exports: ReadonlyMap<string, KernelExport>;
  /** Broken rows of its Module.symvers. */
  problems: Problem[];
}

/**
 * Opens a kernel's headers or build directory: `/lib/modules/…/build`, an unpacked headers package, a build tree.
 * Throws InputError, which says what is missing and what to do.
 */
export function openKernelDirectory(path: string): KernelDirectory {
  if (!statOf(path)?.isDirectory()) {
    throw new InputError(`${path}: no such directory`);
  }
  const utsRelease = textOf(join(path, 'include/generated/utsrelease.h'));
  const config = textOf(join(path, 'include/config/auto.conf')) ?? textOf(join(path, '.config'));
  if (utsRelease === undefined || config === undefined) {
    throw new InputError(`${path}: not a kernel headers or build directory (${
      config === undefined ? 'no .config' : 'no include/generated/utsrelease.h'
    }): install the kernel's headers package, or configure and build that tree`);
  }
  const symvers = join(path, 'Module.symvers');
  if (!statOf(symvers)) {
    throw new InputError(`${path}: no Module.symvers: install the kernel's headers package, or build that tree`);
  }
  const source = sourceDirectory(path);
  const makefile = textOf(join(source, 'Makefile')) ?? '';
  return { path, source, config, utsRelease, makefile, ...readPlainSymvers(symvers) };
}

/** Reads the kernel of a directory with its headers; `name` becomes its name. Throws InputError. */
export function readKernelDirectory(
  directory: KernelDirectory,
  name: string,
  grade: Grade,
  progress?: Progress,
): BuiltKernel {
  const { path, source } = directory;
  try {
    return buildKernel(name, {
      ...directory,
      predefines: (architecture) => readFileSync(shippedData(`predefines/${architecture}.h`), 'utf8'),
      headerFiles: (srcArch) => reporting(headerFiles(source, path, srcArch), progress),
    }, grade);
  } catch (error) {
    throw error instanceof KernelDataError ? new InputError(`${path}: ${error.message}`) : error;
  }
}

/** The same headers, reporting to `progress` how many have been read. */
function reporting(files: HeaderFiles, progress: Progress = () => undefined): HeaderFiles {
  const read = new Set<number>();
  return {
    names: files.names,
    text(header) {
      const text = files.text(header);
      if (!read.has(header)) progress(read.add(header).size, files.names.length);
      return text;
    },
  };
}

/**
 * The directory of the kernel's sources: the one whose Makefile has the version. In a separate build directory, and in
 * Debian's headers, the Makefile only includes that of the sources, by a path that is valid where the package is
 * installed; when merely unpacked, the sources are beside it.
 */
function sourceDirectory(directory: string): string {
  const real = realpathSync(directory);
  const own = textOf(join(real, 'Makefile')) ?? '';
  const included = /^include[ \t]+(\S+)\/Makefile[ \t]*$/m.exec(own)?.[1];
  const places = included === undefined ? [] : [join(dirname(real), basename(included)), resolve(real, included)];
  const isSource = (place: string): boolean => /^SUBLEVEL\b/m.test(textOf(join(place, 'Makefile')) ?? '');
  return [real, ...places, join(real, 'source')].find(isSource) ?? real;
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
