import { moduleRule } from '../src/rule';
import { definitionNote, doubt, leastCertain } from './lib/wording';

/**
 * modpost is silent: the kernel's `inline` is gnu_inline (include/linux/compiler_types.h), whose plain form emits code.
 * Under ISO C's inline the same text would emit none.
 */
export const inlineExport = moduleRule(
  { id: 'inline-export', summary: 'A function is exported that is inline.', severity: 'warning' },
  function* (module) {
    for (const { symbol, span, definition, ...fact } of module.exports) {
      if (definition?.storage !== 'global' || !definition.inline) {
        continue;
      }
      const certainty = leastCertain(fact.certainty, definition.certainty);
      yield {
        message:
          `inline function '${symbol}' is exported, ` +
          `which works only with the kernel's gnu_inline${doubt(certainty)}`,
        help: "remove 'inline' from the definition: other modules call it through its export and cannot inline it",
        symbol,
        span,
        certainty,
        related: [definitionNote(definition)],
        fix: {
          title: `remove 'inline' from the definition of '${symbol}'`,
          safety: 'safe',
          changes: [{ kind: 'dropSpecifier', definition: definition.span, word: 'inline' }],
        },
      };
    }
  },
);
