import { isSince, type LinkedModule, type LinkedTree, type Use } from '../src/model';
import { moduleRule } from '../src/rule';
import { neededBy } from './lib/neededModules';
import { providerNote } from './lib/wording';

/**
 * `module using GPL-only symbols uses symbols x from proprietary module m.`: inherit_taint() in kernel/module/main.c of
 * 6.12, since 5.9. A module is proprietary by its licence, or by that of one whose symbols it uses.
 */
export const proprietaryProvider = moduleRule(
  {
    id: 'proprietary-provider',
    summary: 'A GPL-compatible module uses GPL-only symbols and those of a module that is not GPL-compatible.',
    severity: 'error',
  },
  function* (module, tree) {
    const gplOnly = gplOnlyUse(module);
    const tainting = gplOnly && isSince(tree.kernel, 5, 9) ? taintingUse(module, tree, new Set()) : undefined;
    if (!gplOnly || !tainting) return;
    const { use, chain } = tainting;
    const from = chain.slice(1).map((name) => `, which is by its use of '${name}'`);
    yield {
      message:
        `module '${module.name}' using GPL-only symbol '${gplOnly.symbol}' ` +
        `uses symbol '${use.symbol}' from proprietary module '${chain[0]}'${from.join('')}`,
      help: 'the loader refuses it: drop one of the two uses, or license both modules compatibly',
      symbol: use.symbol,
      span: use.span,
      via: use.via,
      related: [
        ...providerNote(use),
        { span: gplOnly.span, message: `GPL-only symbol '${gplOnly.symbol}' is used here` },
      ],
    };
  },
);

/** A use for which the loader refuses what is proprietary; where the licence itself is, modpost says so. */
function gplOnlyUse({ gplCompatible, uses }: LinkedModule): Use | undefined {
  if (gplCompatible !== true) return undefined;
  const found = uses.filter(
    ({ provider, certainty, weak }) =>
      provider?.gplOnly && provider.certainty === 'certain' && certainty === 'certain' && !weak,
  );
  return found.find(({ origin }) => origin === 'text') ?? found[0];
}

/** The use by which a GPL-compatible module becomes proprietary, and the modules that it has it from. */
function taintingUse(
  module: LinkedModule,
  tree: LinkedTree,
  seen: Set<LinkedModule>,
): { use: Use; chain: string[] } | undefined {
  seen.add(module);
  for (const [provider, use] of neededBy(module, tree)) {
    if (provider.gplCompatible === false) return { use, chain: [provider.name] };
    // One that is refused itself taints no other.
    if (seen.has(provider) || provider.gplCompatible !== true || gplOnlyUse(provider)) continue;
    const further = taintingUse(provider, tree, seen);
    if (further) return { use, chain: [provider.name, ...further.chain] };
  }
  return undefined;
}
