import type { Change } from '../src/diagnostic';
import { isSince, type Definition } from '../src/model';
import { moduleRule } from '../src/rule';
import { definitionNote, doubt, leastCertain, storageWords } from './lib/wording';

/**
 * `local symbol 'x' was exported`: scripts/mod/modpost.c of 6.12, scripts/check-local-export of 6.1. From 5.3 to 5.18
 * modpost only warned (`"x" is a static EXPORT_SYMBOL`).
 */
export const staticExport = moduleRule(
  {
    id: 'static-export',
    summary: 'A symbol is exported that is static, and so local to its object.',
    severity: 'error',
  },
  function* (module, { kernel }) {
    const severity = isSince(kernel, 5, 19) ? 'error' : 'warning';
    for (const { symbol, span, definition, ...fact } of module.exports) {
      if (definition?.storage !== 'static') {
        continue;
      }
      const storage = storageWords(definition);
      const certainty = leastCertain(fact.certainty, definition.certainty);
      yield {
        message: `local symbol '${symbol}' was exported, its definition is ${storage}${doubt(certainty)}`,
        help: `remove '${storage}' from the definition, or do not export it`,
        severity,
        symbol,
        span,
        certainty,
        related: [definitionNote(definition)],
        fix: {
          title: `remove '${storage}' from the definition of '${symbol}'`,
          safety: 'unsafe',
          changes: definition.inline
            ? [dropped('static', definition), dropped('inline', definition)]
            : [dropped('static', definition)],
        },
      };
    }
  },
);

function dropped(word: 'static' | 'inline', { span }: Definition): Change {
  return { kind: 'dropSpecifier', definition: span, word };
}
