import fs from 'node:fs';
import path from 'node:path';
import { isKernelTree } from '../kernel/sourceTree';
import type { Problem } from '../model';
import { codeOf, InputError } from './inputError';
import { diskTree, type DiskTree } from './tree';
import { walk } from './filesInScope';

/** What is read for the paths of a command line. */
export interface Scope {
  tree: DiskTree;
  /** Whether the tree's root is that of a git repository. */
  isRepository: boolean;
  /** The directory that all of the paths are below, absolute. */
  directory: string;
  /** The files that are analysed, relative to the tree's root, sorted. */
  files: readonly string[];
  /** The paths of the command line, relative to the tree's root. */
  named: readonly string[];
  /** Whether findings in a file are reported: where single files are given, only those in what is given. */
  isReported(file: string): boolean;
  problems: readonly Problem[];
}

const KBUILD_FILES = ['Kbuild', 'Makefile', 'dkms.conf'];

/** A path of the command line that is there. */
interface GivenPath {
  /** Absolute. */
  place: string;
  isFile: boolean;
  /** Itself, or the one that the file is in. */
  directory: string;
  /** The git repository, else the kernel's tree, else the directory given or that of the file's driver. */
  base: string;
  /** The top of the kernel's own tree that it is in, if it is. */
  kernelTree?: string;
}

/**
 * Finds what belongs to the given paths: below a directory, its files; for a file, those of the repository or driver
 * that it belongs to, but in a kernel's own tree those below its nearest Kbuild file, for Module.symvers has all other
 * exports. The tree's root is the git repository, else the kernel's tree, else the directory given or that of the
 * file's driver. Throws InputError, which names them all, for paths that are not there.
 */
export function findScope(paths: readonly string[], cwd: string): Scope {
  const given = findGiven(paths, cwd);
  const problems: Problem[] = [];
  const tree = diskTree(commonDirectory(given.map(({ base }) => base)) ?? cwd);
  const relative = (place: string): string => path.relative(tree.root, place) || '.';
  const files = new Set<string>();
  const walked = new Set<string>();

  function add(start: string, base: string): void {
    // A hook names many files of one repository.
    if (walked.has(start)) return;
    walked.add(start);
    const found = walk(tree, relative(base), relative(start));
    for (const file of found.files) files.add(file);
    problems.push(...found.problems);
  }

  for (const { place, isFile, directory, base, kernelTree } of given) {
    if (!isFile) add(place, base);
    else add(kernelTree === undefined ? base : kbuildDirectoryOf(directory, kernelTree), base);
    if (!isFile) continue;
    // A file that git ignores is linted when it is named, and so is the driver that it belongs to.
    if (!files.has(relative(place))) add(driverOf(directory, base), base);
    files.add(relative(place));
    // What is wrong with a file that is named is said, also where no module wants it.
    tree.text(relative(place));
  }

  const named = given.map(({ place }) => relative(place));
  const all = given.every(({ isFile }) => !isFile);
  return {
    tree,
    isRepository: isRepository(tree.root),
    directory: commonDirectory(given.map(({ directory }) => directory)) ?? cwd,
    files: [...files].sort(),
    named,
    isReported: (file) => all || named.some((name) => isBelow(file, name)),
    problems,
  };
}

function findGiven(paths: readonly string[], cwd: string): GivenPath[] {
  const names = [...new Set(paths)];
  refuseMissing(names, cwd);
  return names.map((name) => {
    const place = path.resolve(cwd, name);
    const isFile = !fs.statSync(place).isDirectory();
    const directory = isFile ? path.dirname(place) : place;
    const repository = nearest(directory, isRepository);
    const kernelTree = nearest(directory, isTopOfKernel, repository);
    const base = repository ?? kernelTree ?? (isFile ? driverOf(directory) : directory);
    return { place, isFile, directory, base, kernelTree };
  });
}

/** A mistyped path must not pass as one without findings. */
function refuseMissing(names: readonly string[], cwd: string): void {
  const byReason = new Map<string, string[]>();
  for (const name of names) {
    const reason = whyMissing(path.resolve(cwd, name));
    if (reason !== undefined) byReason.set(reason, [...(byReason.get(reason) ?? []), name]);
  }
  if (byReason.size === 0) return;
  throw new InputError([...byReason].map(([reason, missing]) => `${missing.join(', ')}: ${reason}`).join('; '));
}

function whyMissing(place: string): string | undefined {
  try {
    fs.statSync(place);
    return undefined;
  } catch (error) {
    const code = codeOf(error);
    return code === 'ENOENT' || code === 'ENOTDIR' ? 'there is no such file or directory' : `cannot be read (${code})`;
  }
}

/** The nearest directory upwards, up to `limit`, of which something holds. */
function nearest(directory: string, holds: (at: string) => boolean, limit = '/'): string | undefined {
  if (holds(directory)) return directory;
  const parent = path.dirname(directory);
  return directory === limit || parent === directory ? undefined : nearest(parent, holds, limit);
}

/** A `.git` is a file in a worktree. */
function isRepository(directory: string): boolean {
  return fs.existsSync(path.join(directory, '.git'));
}

function isTopOfKernel(directory: string): boolean {
  return isKernelTree((name) => fs.existsSync(path.join(directory, name)), () => diskTree(directory).text('Makefile'));
}

/** The nearest directory upwards whose Kbuild file lists objects: some only hold parts that others include. */
function kbuildDirectoryOf(directory: string, kernelTree: string): string {
  const lists = (at: string): boolean =>
    ['Kbuild', 'Makefile'].some((name) => /\bobj-/.test(diskTree(at).text(name) ?? ''));
  return nearest(directory, lists, kernelTree) ?? directory;
}

/** The topmost of the directories with a Kbuild file that lie one in another, from the nearest upwards to `limit`. */
function driverOf(directory: string, limit = '/'): string {
  let top: string | undefined;
  for (let at = directory; ; at = path.dirname(at)) {
    if (KBUILD_FILES.some((name) => fs.existsSync(path.join(at, name)))) top = at;
    else if (top) return top;
    if (at === limit || path.dirname(at) === at) return top ?? directory;
  }
}

function isBelow(file: string, path: string): boolean {
  return path === '.' || file === path || file.startsWith(`${path}/`);
}

function commonDirectory(directories: readonly string[]): string | undefined {
  return directories.reduce<string | undefined>((common, directory) => {
    if (common === undefined) return directory;
    let shared = common;
    while (shared !== directory && !directory.startsWith(shared.endsWith('/') ? shared : `${shared}/`)) {
      shared = path.dirname(shared);
    }
    return shared;
  }, undefined);
}
