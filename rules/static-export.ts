import { moduleRule } from '../src/rule';
import { definitionNote, doubt, leastCertain, storageWords } from './wording';

/** `local symbol 'x' was exported`: scripts/mod/modpost.c of 6.12, scripts/check-local-export of 6.1. */
export const staticExport = moduleRule(
  {
    id: 'static-export',
    summary: 'A symbol is exported that is static, and so local to its object.',
    severity: 'error',
  },
  function* (module) {
    for (const { symbol, span, definition, ...fact } of module.exports) {
      if (definition?.storage !== 'static') {
        continue;
      }
      const storage = storageWords(definition);
      const certainty = leastCertain(fact.certainty, definition.certainty);
      yield {
        message: `local symbol '${symbol}' was exported, its definition is ${storage}${doubt(certainty)}`,
        help: `remove '${storage}' from the definition, or do not export it`,
        symbol,
        span,
        certainty,
        related: [definitionNote(definition)],
      };
    }
  },
);
