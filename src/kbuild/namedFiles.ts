/**
 * The file names that occur in the makefiles and scripts of a tree, no matter where: in a recipe, a comment, a list.
 */
import { posix } from 'path';
import type { Tree } from '../model';

const BUILD_FILE = /^(?:Kbuild|Kconfig|GNUmakefile|[Mm]akefile|configure|dkms)|\.(?:mk|mak|in|am|ac|m4|sh|conf|py|pl)$/;
/** Commands that put files in place by a pattern: `ln -s ../common/*.c .`. */
const PLACED = /\b(?:cp|ln|mv|install|rsync|patch|tar)\b.*[*%?]/;

/** Whether a name occurs as a word, or matches one that is a pattern with a letter in it: `test_%.c`. */
export type IsNamed = (name: string) => boolean;

export interface NamedFiles {
  isNamed: IsNamed;
  /** Whether a command may put any file in place. */
  placesFiles: boolean;
}

/** Whether a file may be part of the build, judging by its name. */
export function isBuildFile(file: string): boolean {
  return BUILD_FILE.test(posix.basename(file));
}

/**
 * Reads the makefiles and scripts of a tree.
 * @param files the paths in scope
 */
export function readNamedFiles(tree: Tree, files: readonly string[]): NamedFiles {
  const texts = files.filter(isBuildFile).map((file) => tree.text(file) ?? '');
  return {
    isNamed: isNamedIn(texts),
    placesFiles: texts.some((text) => text.split('\n').some((line) => PLACED.test(line))),
  };
}

/** Collects the words and patterns of the texts. */
export function isNamedIn(texts: readonly string[]): IsNamed {
  const words = new Set(texts.flatMap((text) => text.match(/[\w.%*-]+/g) ?? []));
  const patterns = [...words].flatMap((word) => {
    const at = word.search(/[%*]/);
    const literal = word.replace(/[%*]|\.\w+$/g, '');
    return at < 0 || !/[a-z]/i.test(literal) ? [] : [{ start: word.slice(0, at), end: word.slice(at + 1) }];
  });
  return (name) =>
    words.has(name) || patterns.some(({ start, end }) => name.startsWith(start) && name.endsWith(end));
}
