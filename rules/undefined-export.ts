import { moduleRule } from '../src/rule';
import { absence } from './lib/absence';
import { definitionNote, doubt, leastCertain } from './lib/wording';

/** `"x" [m.ko] was exported without definition`: scripts/mod/modpost.c of 6.1 and later; 5.10 says `undefined!`. */
export const undefinedExport = moduleRule(
  {
    id: 'undefined-export',
    summary: 'A symbol is exported that the module does not define, or only as extern inline.',
    severity: 'error',
  },
  function* (module) {
    for (const { symbol, certainty: exported, span, definition, mayBeDefined } of module.exports) {
      const absent = absence(module, symbol);
      if (mayBeDefined || !absent) {
        continue;
      }
      const certainty = leastCertain(exported, absent.certainty);
      if (!definition) {
        yield {
          message:
            `'${symbol}' was exported without definition in module '${module.name}'` +
            doubt(certainty, absent.reason),
          help: `define '${symbol}' in one of the module's objects, or do not export it`,
          symbol,
          span,
          certainty,
        };
      } else if (definition.storage === 'externInline' && definition.certainty === 'certain') {
        yield {
          message: `'${symbol}' was exported without definition: extern inline emits no code${doubt(certainty, absent.reason)}`,
          help: "remove 'extern inline' from the definition",
          symbol,
          span,
          certainty,
          related: [definitionNote(definition)],
        };
      }
    }
  },
);
