import { posix } from 'path';
import type { LinkedModule, Use } from '../src/model';
import { moduleRule } from '../src/rule';
import { absence } from './lib/absence';
import { leastCertain, providerNote } from './lib/wording';

/**
 * `"x" [m.ko] undefined!`: check_exports() in scripts/mod/modpost.c of 6.12. A run sees the exports of its own modules,
 * of the kernel, and of the files in KBUILD_EXTRA_SYMBOLS (Documentation/kbuild/modules.rst).
 */
export const missingExtraSymbols = moduleRule(
  {
    id: 'missing-extra-symbols',
    summary: 'A symbol is used of a module that is built in another run of kbuild, without KBUILD_EXTRA_SYMBOLS.',
    severity: 'error',
  },
  function* (module, tree) {
    if (module.build.isRunAssumed) return;
    for (const use of module.uses) {
      const { provider, symbol, span, via } = use;
      const absent = absence(module, symbol);
      if (!absent || provider?.kind !== 'sibling' || isProvidedElsewhere(use, tree.kernel.exports)) continue;
      const exporters = (tree.exporters.get(symbol) ?? []).filter((each) => each !== module);
      if (exporters.length === 0 || exporters.some((each) => isSeen(each, module))) continue;
      const { name, run } = exporters[0]!;
      yield {
        certainty: leastCertain(absent.certainty, use.certainty),
        message: `symbol '${symbol}' undefined in module '${module.name}': ${exporterWords(name, run)}`,
        help: `set KBUILD_EXTRA_SYMBOLS to ${posix.join(run, 'Module.symvers')}, or build both in one run`,
        symbol,
        span,
        via,
        related: providerNote(use),
      };
    }
  },
);

function exporterWords(name: string, run: string): string {
  return `module '${name}' exports it, but is built in a run of its own, in ${run === '.' ? 'the top directory' : run}`;
}

/** Whether a symbol is provided anyway, or need not be. */
function isProvidedElsewhere({ symbol, weak, provider }: Use, kernel: ReadonlyMap<string, unknown>): boolean {
  return weak || kernel.has(symbol) || provider?.isAlsoExtra === true;
}

/** Whether modpost has the exports of a module when it looks at its user, or may have for all that is known. */
function isSeen({ run, build: { isRunAssumed } }: LinkedModule, user: LinkedModule): boolean {
  return isRunAssumed || run === user.run || user.build.extraSymbols.includes(posix.join(run, 'Module.symvers'));
}
