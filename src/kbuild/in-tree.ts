/** Directories within a kernel's own source tree: kbuild runs from the top of it, and its configuration decides. */
import { posix } from 'path';
import type { Tree } from '../model';
import { readLists, readModule, type Kbuild } from './directory';
import { apply, exportedByKbuild, kbuildVariables, type Variables } from './environment';
import { Makefile } from './makefile';
import { absolute, parent } from './paths';
import { kbuildFile, type Driver, type RunResult } from './run';

/** How far above the tree's root a kernel's top directory is looked for. */
const FARTHEST = '../'.repeat(12);

/** The top of the kernel's source tree that a directory is in, as a tree path; undefined where it is in none. */
export function sourceTreeOf(tree: Tree, directory: string): string | undefined {
  for (let at = directory; ; at = parent(at)) {
    if (isSourceTree(tree, at)) return at;
    if (`${at}/`.startsWith(FARTHEST) || (at.startsWith('..') && tree.list(at).length === 0)) return undefined;
  }
}

function isSourceTree(tree: Tree, directory: string): boolean {
  const names = tree.list(directory);
  if (!['Kbuild', 'Makefile', 'scripts/'].every((name) => names.includes(name))) return false;
  const text = tree.text(posix.join(directory, 'Makefile')) ?? '';
  return /^VERSION\s*=/m.test(text) && /^PATCHLEVEL\s*=/m.test(text);
}

/**
 * The modules of the directories that are in a kernel's tree.
 * @param sourceTrees the top of its kernel's tree for each directory
 */
export function readInTree(driver: Driver, sourceTrees: ReadonlyMap<string, string | undefined>): RunResult {
  const result: RunResult = { modules: [], problems: [], reached: new Set(), mentioned: new Set() };
  const read = new Map<string, { makefile: Makefile | undefined; exported: Variables }>();

  const readDirectory = (directory: string, top: string): { makefile: Makefile | undefined; exported: Variables } => {
    const before = read.get(directory);
    if (before) return before;
    // The flags of a directory hold for those below it.
    const environment: Variables = directory === top ? new Map() : readDirectory(parent(directory), top).exported;
    const file = kbuildFile(driver.tree, directory);
    const makefile = file === undefined ? undefined : readKbuild(driver, top, directory, file, environment);
    const given = { commandLine: new Map(), environment };
    const found = { makefile, exported: makefile ? exportedByKbuild(makefile, given) : environment };
    read.set(directory, found);
    return found;
  };

  for (const [directory, top] of sourceTrees) {
    const file = kbuildFile(driver.tree, directory);
    const makefile = top === undefined || file === undefined ? undefined : readDirectory(directory, top).makefile;
    if (top === undefined || file === undefined || makefile === undefined) continue;
    const kbuild: Kbuild = {
      makefile,
      file,
      directory,
      kernel: driver.kernel,
      commonFlags: new Map(),
    };
    for (const entry of readLists(kbuild).modules) {
      const module = readModule(kbuild, entry, top, []);
      if (module) result.modules.push(module);
    }
    result.problems.push(...makefile.problems);
  }
  return result;
}

function readKbuild(driver: Driver, top: string, directory: string, file: string, environment: Variables): Makefile {
  const place = posix.relative(top, directory) || '.';
  const srctree = absolute(top);
  const makefile = new Makefile(driver, srctree, kbuildVariables(driver.kernel, { src: place, obj: place, srctree }));
  apply({ commandLine: new Map(), environment }, makefile.scope, srctree);
  makefile.readFile(file, posix.relative(top, file));
  return makefile;
}
