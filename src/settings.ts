/**
 * What a user sets for driver trees. It is in no room, for three go by it: lint.ts in what is built and compiled,
 * findings/ in what rules see, and cli/, which reads it from configurations.
 */
import { sourceTreeOf } from './kbuild/inTree';
import type { Severity } from './diagnostic';
import type { BuildModule, Kernel, Tree } from './model';
import type { Rule } from './rule';

/** What is set for driver trees: an object of its own for each configuration. */
export interface Settings {
  /** The kernels that they are linted for, the oldest first. */
  kernels: readonly Kernel[];
}

/** What is set for their rules, besides. */
export interface RuleSettings extends Settings {
  rules: readonly Rule[];
  /** How severe it is that a module is incomplete; by default, it is listed and counts for nothing. */
  incomplete?: Severity | 'off' | undefined;
}

/** The settings of a module. */
export type SettingsOf<Set extends Settings> = (module: Pick<BuildModule, 'run' | 'directory'>) => Set;

/**
 * A run is one driver tree, and has the settings of its top directory. In a kernel's own tree, where the run is the
 * whole kernel, each directory has its own.
 */
export function moduleSettings<Set extends Settings>(input: {
  tree: Tree;
  settingsOf(directory: string): Set;
}): SettingsOf<Set> {
  const known = new Map<string, boolean>();
  return ({ run, directory }) => {
    const isKernel = known.get(run) ?? sourceTreeOf(input.tree, run) === run;
    known.set(run, isKernel);
    return input.settingsOf(isKernel ? directory : run);
  };
}
