import { posix } from 'path';
import { parseSymvers } from '../kernel/symvers';
import type { BuildModule, KernelExport, Problem, Tree } from '../model';

/** What KBUILD_EXTRA_SYMBOLS brings in, and the modules with what of it is not there. */
export interface ExtraExports {
  exports: ReadonlyMap<string, KernelExport>;
  modules: BuildModule[];
  problems: Problem[];
}

/**
 * Reads what KBUILD_EXTRA_SYMBOLS names. A module for which one is not there is incomplete, unless it is the one that
 * building another run of the tree makes, whose exports are known from the sources.
 * @param given the exports that are known before, which none of these overrules
 */
export function readExtraExports(
  modules: readonly BuildModule[],
  tree: Tree,
  given: ReadonlyMap<string, KernelExport>,
): ExtraExports {
  const exports = new Map(given);
  const problems: Problem[] = [];
  const runs = new Set(modules.map(({ run }) => run));
  const missing = new Set<string>();
  for (const path of new Set(modules.flatMap(({ extraSymbols }) => extraSymbols))) {
    const text = tree.text(path);
    if (text === undefined && !runs.has(posix.dirname(path))) missing.add(path);
    const read = parseSymvers(text ?? '', path);
    problems.push(...read.problems);
    for (const [symbol, row] of read.exports) if (!exports.has(symbol)) exports.set(symbol, row);
  }
  return { exports, problems, modules: modules.map((module) => withMissing(module, missing)) };
}

function withMissing(module: BuildModule, missing: ReadonlySet<string>): BuildModule {
  const reasons = module.extraSymbols
    .filter((path) => missing.has(path))
    .map((path) => `${path} of KBUILD_EXTRA_SYMBOLS is not there`);
  return { ...module, unknown: [...module.unknown, ...reasons] };
}
