import { analyse } from '../../src/lint';
import type { Kernel, KernelExport, LinkedModule, Use } from '../../src/model';
import { treeOf } from '../kbuild/tree';
import { makeKernel } from '../kernel/kernel';

export interface Setting {
  kernel?: Partial<Kernel>;
  extraExports?: ReadonlyMap<string, KernelExport>;
}

/** The modules of a tree, linked for one kernel, by name. */
export async function modulesOf(
  files: Record<string, string>,
  setting: Setting = {},
): Promise<Map<string, LinkedModule>> {
  const { kernel = {}, extraExports = new Map() } = setting;
  const settings = { kernels: [makeKernel(kernel)] };
  const { trees } = await analyse({
    tree: treeOf(files),
    files: Object.keys(files),
    ...settings,
    settingsOf: () => settings,
    extraExports,
    isReported: () => true,
  });
  return new Map(trees.flatMap(({ modules }) => modules).map((module) => [module.name, module]));
}

/** The module `m` of the sources given, each an object of it. */
export async function moduleOf(sources: Record<string, string>, setting?: Setting): Promise<LinkedModule> {
  const objects = Object.keys(sources).map((name) => name.replace(/\.[cS]$/, '.o'));
  const files = { ...sources, Makefile: `obj-m := m.o\nm-y := ${objects.join(' ')}` };
  return (await modulesOf(files, setting)).get('m')!;
}

/** `symbol <- provider`, with `(kind)` where it is not vmlinux, and `?` for what is only possible. */
export function usesOf({ uses }: LinkedModule): string[] {
  const provided = ({ provider }: Use): string => {
    if (!provider) return 'nobody';
    return provider.kind === 'vmlinux' ? 'vmlinux' : `${provider.name} (${provider.kind})`;
  };
  return uses.map((use) => `${use.symbol} <- ${provided(use)}${use.certainty === 'possible' ? '?' : ''}`);
}
