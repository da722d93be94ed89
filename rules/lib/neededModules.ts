import type { LinkedModule, LinkedTree, Use } from '../../src/model';

/** The modules of the tree that a module definitely cannot be loaded without, each with a use that makes it so. */
export function neededBy(module: LinkedModule, tree: LinkedTree): ReadonlyMap<LinkedModule, Use> {
  return new Map([...tree.needs.get(module)!.certain].filter(([, { weak }]) => !weak));
}

/** The same, with what those need in their turn. */
export function closureOf(module: LinkedModule, tree: LinkedTree): Set<LinkedModule> {
  const found = new Set<LinkedModule>();
  const open = [module];
  for (let next = open.pop(); next; next = open.pop()) {
    for (const needed of neededBy(next, tree).keys()) {
      if (found.has(needed)) continue;
      found.add(needed);
      open.push(needed);
    }
  }
  return found;
}

/** The loader's name of a module: `-` is `_` there (KBUILD_MODNAME, scripts/Makefile.lib of 6.12). */
export function loadedName(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1).replaceAll('-', '_');
}
