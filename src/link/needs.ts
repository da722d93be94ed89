import type { Kernel, LinkedModule, LinkedTree, Needs, Use } from '../model';

/** Which modules of a tree export a symbol, and which modules need which. */
export function needsOf(modules: readonly LinkedModule[], kernel: Kernel): Pick<LinkedTree, 'exporters' | 'needs'> {
  const exporters = new Map<string, LinkedModule[]>();
  for (const module of modules) {
    for (const symbol of new Set(module.exports.map((fact) => fact.symbol))) {
      const known = exporters.get(symbol);
      if (known) known.push(module);
      else exporters.set(symbol, [module]);
    }
  }
  return { exporters, needs: new Map(modules.map((module) => [module, needsOfModule(module, exporters, kernel)])) };
}

function needsOfModule(
  module: LinkedModule,
  exporters: ReadonlyMap<string, readonly LinkedModule[]>,
  kernel: Kernel,
): Needs {
  const all = new Map<LinkedModule, Use[]>();
  const certain = new Map<LinkedModule, Use>();
  for (const use of module.uses) {
    if (use.provider?.kind !== 'sibling') continue;
    const others = (exporters.get(use.symbol) ?? []).filter((each) => each !== module);
    // Modules of one name are chosen among as providers are: preferably one of the same run.
    const named = others.filter(({ name }) => name === use.provider!.name);
    const provider = named.find(({ run }) => run === module.run) ?? named[0];
    if (provider) all.set(provider, [...(all.get(provider) ?? []), use]);
    // Which of several modules is loaded is not known.
    const [only, ...further] = others;
    if (!only || further.length > 0 || kernel.exports.has(use.symbol) || !isCertain(use)) continue;
    const known = certain.get(only);
    if (!known || (known.weak && !use.weak)) certain.set(only, use);
  }
  return { all, certain };
}

function isCertain({ certainty, provider }: Use): boolean {
  return certainty === 'certain' && provider!.certainty === 'certain';
}
