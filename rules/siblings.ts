import type { LinkedModule, LinkedTree, Use } from '../src/model';

const exporters = new WeakMap<LinkedTree, Map<string, LinkedModule[]>>();

/** The modules of a tree that export a symbol, surely or not. */
export function exportersOf(symbol: string, tree: LinkedTree): readonly LinkedModule[] {
  let bySymbol = exporters.get(tree);
  if (!bySymbol) {
    bySymbol = new Map();
    for (const module of tree.modules) {
      for (const name of new Set(module.exports.map((fact) => fact.symbol))) {
        bySymbol.set(name, [...(bySymbol.get(name) ?? []), module]);
      }
    }
    exporters.set(tree, bySymbol);
  }
  return bySymbol.get(symbol) ?? [];
}

const needs = new WeakMap<LinkedTree, Map<LinkedModule, ReadonlyMap<LinkedModule, Use>>>();

/**
 * The modules of the tree that depmod has loaded before a module, each with the first use that makes it so: weak ones
 * count for it (tools/depmod.c of kmod 30).
 */
export function dependenciesOf(module: LinkedModule, tree: LinkedTree): ReadonlyMap<LinkedModule, Use> {
  const byModule = needs.get(tree) ?? new Map<LinkedModule, ReadonlyMap<LinkedModule, Use>>();
  needs.set(tree, byModule);
  const known = byModule.get(module) ?? readDependencies(module, tree);
  byModule.set(module, known);
  return known;
}

/** Those of them that a module cannot be loaded without. */
export function neededBy(module: LinkedModule, tree: LinkedTree): ReadonlyMap<LinkedModule, Use> {
  return new Map([...dependenciesOf(module, tree)].filter(([, { weak }]) => !weak));
}

function readDependencies(module: LinkedModule, tree: LinkedTree): Map<LinkedModule, Use> {
  const found = new Map<LinkedModule, Use>();
  for (const use of module.uses) {
    const { provider, symbol, weak, certainty } = use;
    if (provider?.kind !== 'sibling' || provider.certainty !== 'certain' || certainty !== 'certain') continue;
    const [only, ...others] = exportersOf(symbol, tree).filter((each) => each !== module);
    // Which of several is loaded is not to be known.
    if (!only || others.length > 0 || tree.kernel.exports.has(symbol)) continue;
    const known = found.get(only);
    if (!known || (known.weak && !weak)) found.set(only, use);
  }
  return found;
}

/** The same, with what those need in their turn. */
export function closureOf(module: LinkedModule, tree: LinkedTree): Set<LinkedModule> {
  const found = new Set<LinkedModule>();
  const open = [module];
  for (let next = open.pop(); next; next = open.pop()) {
    for (const sibling of neededBy(next, tree).keys()) {
      if (found.has(sibling)) continue;
      found.add(sibling);
      open.push(sibling);
    }
  }
  return found;
}

/** The loader's name of a module: `-` is `_` there (KBUILD_MODNAME, scripts/Makefile.lib of 6.12). */
export function loadedName(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1).replaceAll('-', '_');
}
