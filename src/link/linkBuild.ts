import type { BuildModule, CompiledModule, Kernel, KernelExport, LinkedTree, LintedTree } from '../model';
import { linkTree } from './linkTree';

/** What is built for one kernel. */
export interface KernelBuild extends Pick<LinkedTree, 'unlistedSources' | 'declares' | 'describes' | 'successors'> {
  kernel: Kernel;
  modules: readonly BuildModule[];
  /** Those of the driver trees that are linted for the kernel. */
  linted: readonly BuildModule[];
  /** Of KBUILD_EXTRA_SYMBOLS. */
  exports: ReadonlyMap<string, KernelExport>;
}

/**
 * Links what is compiled of a build, in the order of its modules. Those that are not linted are part of the tree only
 * where they are compiled as well: for what they export.
 */
export function linkBuild(build: KernelBuild, compiled: readonly CompiledModule[]): LintedTree {
  const { kernel, modules, exports, unlistedSources, declares, describes, successors } = build;
  const known = new Map(compiled.map((each) => [each.module, each]));
  const tree = linkTree(modules.flatMap((module) => known.get(module) ?? []), kernel, exports);
  const linted = new Set(build.linted);
  return {
    ...tree,
    unlistedSources,
    ...(declares && { declares }),
    ...(describes && { describes }),
    ...(successors && { successors }),
    linted: tree.modules.filter((module) => linted.has(module.build)),
  };
}

/** Whether a module of the tree uses what no other module, and not the kernel, exports. */
export function leavesUndefined({ modules }: LinkedTree): boolean {
  return modules.some(({ uses }) => uses.some(({ provider }) => !provider));
}
