import { posix } from 'path';
import type { AskedTree, LintedTree } from '../model';
import type { Rule } from '../rule';
import type { RuleSettings, SettingsOf } from '../settings';

/** The driver trees of one configuration: on each of its kernels, the modules of others are there, but not linted. */
export interface Part {
  rules: readonly Rule[];
  /** The oldest kernel first. */
  trees: readonly LintedTree[];
}

/** The parts of which modules are asked for. */
export function partsOf(trees: readonly AskedTree[], settingsOf: SettingsOf<RuleSettings>): Part[] {
  const all = new Set(trees.flatMap(({ asked }) => asked.map(settingsOf)));
  return [...all].map((settings) => ({
    rules: settings.rules,
    trees: trees
      .filter(({ kernel }) => settings.kernels.includes(kernel))
      .map((tree) => ({
        ...tree,
        linted: tree.linted.filter((module) => settingsOf(module) === settings),
        unlistedSources: tree.unlistedSources?.filter((file) => settingsOf(besides(file, tree)) === settings),
      })),
  }));
}

/** Where a source belongs that is part of no module: to those in its directory. */
function besides(file: string, { modules }: AskedTree): { run: string; directory: string } {
  const directory = posix.dirname(file);
  const isThere = (source: string): boolean => posix.dirname(source) === directory;
  return modules.find(({ sources }) => sources.some(isThere)) ?? { run: directory, directory };
}
