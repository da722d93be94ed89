import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { KernelDataError } from '../kernel/kernelDataError';
import { shareTypes } from '../kernel/shareTypes';
import { SharedTypes } from '../kernel/sharedTypes';
import { cannotRead, cannotWrite, InputError } from './inputError';
import { SUFFIX } from './shippedKernels';

/** Beside the kernel files that share it. */
const NAME = 'shared.types';

const opened = new Map<string, SharedTypes>();

/** Opens the types that the kernel files of a directory share, once. Throws KernelDataError if it cannot be read. */
export function readSharedTypes(directory: string): SharedTypes {
  let types = opened.get(directory);
  if (!types) opened.set(directory, (types = new SharedTypes(contentOf(join(directory, NAME)))));
  return types;
}

function contentOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    throw new KernelDataError(`kernel data whose types are in ${file}, which cannot be read`);
  }
}

/**
 * Moves what the kernel files of a directory say of types into one file beside them, and says so in them.
 * @returns how many there are
 * @throws InputError where there is none, or one cannot be read or written
 */
export function shareTypesIn(directory: string): number {
  const names = kernelFilesIn(directory);
  if (names.length === 0) throw new InputError(`${directory}: no kernel data files (*${SUFFIX}) in it`);
  const paths = names.map((name) => join(directory, name));
  let made: ReturnType<typeof shareTypes>;
  try {
    const known = existsSync(join(directory, NAME)) ? readSharedTypes(directory) : undefined;
    made = shareTypes(paths.map((path) => readFileSync(path)), known);
  } catch (error) {
    if (error instanceof KernelDataError) throw new InputError(`${directory}: ${error.message}`);
    throw cannotRead(directory, error);
  }
  replace(join(directory, NAME), made.shared);
  for (const [index, path] of paths.entries()) replace(path, made.files[index]!);
  return names.length;
}

/** The latest first: most runs are for it, and what is in one piece is in the order of the first. */
function kernelFilesIn(directory: string): string[] {
  try {
    const names = readdirSync(directory).filter((name) => name.endsWith(SUFFIX));
    return names.sort((a, b) => b.localeCompare(a, 'en', { numeric: true }));
  } catch (error) {
    throw cannotRead(directory, error);
  }
}

function replace(path: string, content: Buffer): void {
  try {
    writeFileSync(`${path}.new`, content);
    renameSync(`${path}.new`, path);
  } catch (error) {
    throw cannotWrite(path, error);
  }
}
