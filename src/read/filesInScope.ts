/** Finds the files below a directory. */
import fs from 'node:fs';
import path from 'node:path';
import glob from 'fast-glob';
import type { Problem } from '../model';
import type { DiskTree } from './tree';
import { ignoredBelow } from './ignored';

/**
 * The files below a directory of the tree that are in scope, sorted: without those that git ignores or builds create,
 * and without symbolic links to directories, which may form loops. `base` is the topmost directory whose .gitignore
 * counts.
 */
export function walk(tree: DiskTree, base: string, start: string): { files: string[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const isIgnored = ignoredBelow(tree, base, start);

  /** Leaves out what is ignored, so that the walk does not enter it. */
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
    // Only this overload is ever called.
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
