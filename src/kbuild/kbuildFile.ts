/** A Kbuild file: where it is, and what is known once it has been read. */
import { posix } from 'path';
import type { CompilerFlag, IgnoredVariable, Kernel, Tree } from '../model';
import type { Makefile } from './makefile';

/** A directory of a kbuild run, with its Kbuild file read. */
export interface Kbuild {
  makefile: Makefile;
  /** The Kbuild file and its directory, as tree paths. */
  file: string;
  directory: string;
  kernel: Kernel;
  /** The flags of objects without flags of their own, for the compiler (C) and the assembler (A). */
  commonFlags: Map<string, ObjectFlags>;
}

export interface WithIgnored {
  /** The variable that kbuild ignores, if flags are lost by that. */
  ignored?: IgnoredVariable;
}

/** The flags of one object. */
export interface ObjectFlags extends WithIgnored {
  flags: CompilerFlag[];
}

/** The Kbuild file of a directory: Kbuild before Makefile (scripts/Makefile.build). */
export function kbuildFile(tree: Tree, directory: string): string | undefined {
  const names = tree.list(directory);
  const name = ['Kbuild', 'Makefile'].find((candidate) => names.includes(candidate));
  return name === undefined ? undefined : posix.join(directory, name);
}
