import { moduleRule } from '../src/rule';
import { doubt, leastCertain, providerNote } from './lib/wording';

/** `GPL-incompatible module m.ko uses GPL-only symbol 'x'`: check_exports() in scripts/mod/modpost.c of 6.12. */
export const gplOnlySymbol = moduleRule(
  {
    id: 'gpl-only-symbol',
    summary: 'A GPL-only symbol is used by a module whose licence is not compatible with the GPL.',
    severity: 'error',
  },
  function* (module) {
    if (module.gplCompatible !== false) {
      return; // Unknown, or without any licence: missing-license says so, and modpost then says no more.
    }
    const licenses = module.tags.filter(({ tag }) => tag === 'license');
    const values = licenses.map(({ value }) => (value === undefined ? 'unknown' : JSON.stringify(value))).join(', ');
    for (const use of module.uses) {
      // What the compiler may make is no choice of the driver's.
      if (!use.provider?.gplOnly || (use.origin === 'compiler' && use.certainty === 'possible')) {
        continue;
      }
      const certainty = leastCertain(use.certainty, use.provider.certainty);
      yield {
        message:
          `GPL-incompatible module '${module.name}' (${values}) ` +
          `uses GPL-only symbol '${use.symbol}'${doubt(certainty, use.reason)}`,
        help: 'license the module compatibly, in the exact words of include/linux/module.h, or do without the symbol',
        symbol: use.symbol,
        span: use.span,
        via: use.via,
        certainty,
        related: [
          ...licenses.map(({ span, value }) => ({ span, message: `licence ${JSON.stringify(value ?? 'unknown')}` })),
          ...providerNote(use),
        ],
      };
    }
  },
);
