import { moduleRule } from '../src/rule';
import { definitionNote, leastCertain } from './wording';

/** `m: x: EXPORT_SYMBOL used for init symbol. Remove __init or EXPORT_SYMBOL.`: scripts/mod/modpost.c of 6.12. */
export const initExport = moduleRule(
  {
    id: 'init-export',
    summary: 'A symbol is exported that lives in an init or exit section, which is freed or left out.',
    severity: 'warning',
  },
  function* (module) {
    for (const { symbol, certainty, span, definition } of module.exports) {
      if (!definition?.section) {
        continue;
      }
      const { section } = definition;
      yield {
        message: `EXPORT_SYMBOL used for ${section} symbol '${symbol}'`,
        help: `take the definition out of the ${section} section, or do not export it`,
        symbol,
        span,
        certainty: leastCertain(certainty, definition.certainty),
        related: [definitionNote(definition)],
      };
    }
  },
);
