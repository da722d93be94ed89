import fs from 'node:fs';
import path from 'node:path';
import glob from 'fast-glob';
import type { Problem } from '../model';
import type { DiskTree } from './tree';
import { ignoredBelow } from './ignored';

/**
 * The files below a directory of the tree that are in scope, sorted: what git and builds leave out is not, nor are
 * linked directories, whose loops would never end. `base` is the directory whose .gitignore is the first that counts.
 */
export function walk(tree: DiskTree, base: string, start: string): { files: string[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const isIgnored = ignoredBelow(tree, base, start);

  /** What is ignored is not even listed, so that the walk does not go there. */
  function readdirSync(directory: string): fs.Dirent[] {
    const relative = path.relative(tree.root, directory) || '.';
    try {
      return fs.readdirSync(directory, { withFileTypes: true }).filter((entry) => {
        if (entry.isSymbolicLink() && !leadsToFile(path.join(directory, entry.name))) return false;
        return !isIgnored(path.posix.join(relative, entry.name) + (entry.isDirectory() ? '/' : ''));
      });
    } catch {
      problems.push({ message: 'cannot be listed: what is below it is not linted', file: relative });
      return [];
    }
  }

  const found = glob.sync('**/*', {
    cwd: path.resolve(tree.root, start),
    dot: true,
    onlyFiles: false,
    markDirectories: true,
    followSymbolicLinks: false,
    // Only this one of its overloads is ever asked for.
    fs: { readdirSync: readdirSync as unknown as typeof fs.readdirSync },
  });
  const files = found.filter((file) => !file.endsWith('/')).map((file) => path.posix.join(start, file));
  return { files: files.sort(), problems };
}

function leadsToFile(link: string): boolean {
  try {
    return fs.statSync(link).isFile();
  } catch {
    return false;
  }
}
