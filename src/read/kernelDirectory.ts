import { readFileSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { buildKernel, type BuiltKernel } from '../kernel/build';
import { KernelDataError } from '../kernel/error';
import type { Problem } from '../model';
import { shippedData } from './data';
import { InputError } from './error';
import { scanHeaders } from './headers';
import { statOf } from './stat';
import { readPlainSymvers } from './symvers';

/**
 * Reads a kernel from its headers or build directory: `/lib/modules/…/build`, an unpacked headers package, a build
 * tree. `name` is what the kernel is called. Throws InputError, which says what is missing and what to do.
 */
export function readKernelDirectory(directory: string, name: string): { kernel: BuiltKernel; problems: Problem[] } {
  if (!statOf(directory)?.isDirectory()) {
    throw new InputError(`${directory}: no such directory`);
  }
  const utsRelease = textOf(join(directory, 'include/generated/utsrelease.h'));
  const config = textOf(join(directory, 'include/config/auto.conf')) ?? textOf(join(directory, '.config'));
  if (utsRelease === undefined || config === undefined) {
    throw new InputError(`${directory}: no kernel headers or build directory (${
      config === undefined ? 'no .config' : 'no include/generated/utsrelease.h'
    }): install the kernel's headers package, or configure and build that tree`);
  }
  const symversFile = join(directory, 'Module.symvers');
  if (!statOf(symversFile)) {
    throw new InputError(`${directory}: no Module.symvers: install the kernel's headers package, or build that tree`);
  }
  const source = sourceDirectory(directory);
  const { exports, problems } = readPlainSymvers(symversFile);
  try {
    const kernel = buildKernel(name, {
      exports,
      config,
      utsRelease,
      makefile: textOf(join(source, 'Makefile')) ?? '',
      predefines: (architecture) => readFileSync(shippedData(`predefines/${architecture}.h`), 'utf8'),
      scanHeaders: (srcArch) => scanHeaders(source, directory, srcArch),
    });
    return { kernel, problems };
  } catch (error) {
    throw error instanceof KernelDataError ? new InputError(`${directory}: ${error.message}`) : error;
  }
}

/**
 * Where the kernel's sources are: what has the Makefile with the version. In a build tree of its own, and in Debian's
 * headers, the directory's Makefile only includes that of the sources: by a path that holds where it is installed,
 * while they lie beside it once merely unpacked.
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
