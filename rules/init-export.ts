import { moduleRule } from '../src/rule';
import { definitionNote, doubt, leastCertain } from './lib/wording';

/** `m: x: EXPORT_SYMBOL used for init symbol. Remove __init or EXPORT_SYMBOL.`: scripts/mod/modpost.c of 6.12. */
export const initExport = moduleRule(
  {
    id: 'init-export',
    summary: 'A symbol is exported that lives in an init or exit section, which is freed or left out.',
    severity: 'warning',
  },
  function* (module) {
    for (const { symbol, span, definition, ...fact } of module.exports) {
      // Of a local symbol modpost says only that (static-export), and looks at its section no more.
      if (!definition?.section || definition.storage === 'static') {
        continue;
      }
      const { section } = definition;
      const certainty = leastCertain(fact.certainty, definition.certainty);
      yield {
        message: `EXPORT_SYMBOL used for ${section} symbol '${symbol}'${doubt(certainty)}`,
        help: `take the definition out of the ${section} section, or do not export it`,
        symbol,
        span,
        certainty,
        related: [definitionNote(definition)],
      };
    }
  },
);
