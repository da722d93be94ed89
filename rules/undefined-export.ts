import { moduleRule } from '../src/rule';
import { definitionNote } from './wording';

/** `"x" [m.ko] was exported without definition`: scripts/mod/modpost.c of 6.1 and later; 5.10 says `undefined!`. */
export const undefinedExport = moduleRule(
  {
    id: 'undefined-export',
    summary: 'A symbol is exported that the module does not define, or only as extern inline.',
    severity: 'error',
  },
  function* (module) {
    if (module.incomplete.length > 0) {
      return; // An object whose text is not there may define it.
    }
    for (const { symbol, certainty, span, definition } of module.exports) {
      if (!definition) {
        yield {
          message: `'${symbol}' was exported without definition in module '${module.name}'`,
          help: `define '${symbol}' in one of the module's objects, or do not export it`,
          symbol,
          span,
          certainty,
        };
      } else if (definition.storage === 'externInline' && definition.certainty === 'certain') {
        yield {
          message: `'${symbol}' was exported without definition: extern inline emits no code`,
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
