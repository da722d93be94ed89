import { kernelsRule } from '../src/rule';
import type { Cause } from './lib/causeElsewhere';
import { lackOf } from './lib/lackOf';
import { undeclaredFix } from './lib/successorFix';

/** `'X' undeclared (first use in this function)`. */
export const undeclaredIdentifier = kernelsRule(
  {
    id: 'undeclared-identifier',
    summary: 'A constant, macro, variable or function is named that nothing declares.',
    severity: 'error',
  },
  function* (module, tree, trees) {
    const told = new Set<string>();
    for (const found of module.undeclaredIdentifiers) {
      if (told.has(found.name)) {
        continue;
      }
      told.add(found.name);
      const { reason, help } = lackOf(found, tree, trees, {
        has: (other) => other.declares?.(found.name) ?? false,
        verb: ['has', 'had'],
        otherwise: NO_DECLARATION,
      });
      yield {
        message: `'${found.name}' undeclared: ${reason}`,
        help,
        symbol: found.name,
        span: found.span,
        via: found.via,
        certainty: found.certainty,
        fix: undeclaredFix(found.name, found, module, tree, trees),
      };
    }
  },
);

const NO_DECLARATION: Cause = {
  reason: 'neither the file nor any header of this kernel has it',
  help: 'declare it before it is used, or use what this kernel has in its place',
};
