/** Finds what to read for the paths of a command line. */
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
  /** Whether the tree's root is the top of a git repository. */
  isRepository: boolean;
  /** The directory that contains all of the paths, absolute. */
  directory: string;
  /** The files that are analysed, relative to the tree's root, sorted. */
  files: readonly string[];
  /** The paths of the command line, relative to the tree's root. */
  named: readonly string[];
  /** Whether findings in a file are reported: if single files are given, only findings in the given paths are. */
  isReported(file: string): boolean;
  problems: readonly Problem[];
}

const KBUILD_FILES = ['Kbuild', 'Makefile', 'dkms.conf'];

/** An existing path of the command line. */
interface GivenPath {
  /** Absolute. */
  place: string;
  isFile: boolean;
  /** The directory itself, or the file's. */
  directory: string;
  /**
   * The top of the git repository, else of the kernel's tree, else the given directory or that of the file's driver.
   */
  base: string;
  /** The top of the kernel source tree that contains it, if one does. */
  kernelTree?: string;
}

/**
 * Finds what belongs to the given paths. For a directory, these are the files below it. For a file, those of its
 * repository or driver; in a kernel's own tree only those below the nearest Kbuild file, since Module.symvers has all
 * other exports. The tree's root is the git repository, else the kernel's tree, else the given directory or that of the
 * file's driver. Throws an InputError that names all paths that do not exist.
 */
export function findScope(paths: readonly string[], cwd: string): Scope {
  const given = findGiven(paths, cwd);
  const problems: Problem[] = [];
  const tree = diskTree(commonDirectory(given.map(({ base }) => base)) ?? cwd);
  const relative = (place: string): string => path.relative(tree.root, place) || '.';
  const files = new Set<string>();
  const walked = new Set<string>();

  function add(start: string, base: string): void {
    // A hook passes many files of one repository.
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
    // A file that git ignores is linted if it is named, and so is its driver.
    if (!files.has(relative(place))) add(driverOf(directory, base), base);
    files.add(relative(place));
    // Problems of a named file are reported even if no module uses it, so it is read here.
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

/** A mistyped path must not count as one without findings. */
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
    return code === 'ENOENT' || code === 'ENOTDIR' ? 'no such file or directory' : `cannot be read (${code})`;
  }
}

/** The nearest directory, from a directory upwards to `limit`, for which a condition holds. */
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

/**
 * The nearest directory upwards whose Kbuild file lists objects: some files only contain parts for others to include.
 */
function kbuildDirectoryOf(directory: string, kernelTree: string): string {
  const lists = (at: string): boolean =>
    ['Kbuild', 'Makefile'].some((name) => /\bobj-/.test(diskTree(at).text(name) ?? ''));
  return nearest(directory, lists, kernelTree) ?? directory;
}

/**
 * The topmost of the nested directories with a Kbuild file around a directory, searched from the nearest one upwards to
 * `limit`.
 */
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
