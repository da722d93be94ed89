import { kernelsRule } from '../src/rule';
import type { Cause } from './lib/causeElsewhere';
import { lackOf } from './lib/lackOf';
import { undeclaredFix } from './lib/successorFix';

/** `unknown type name 'x_t'`, `field 'y' has incomplete type`, `storage size of 'y' isn't known` and their kind. */
export const unknownType = kernelsRule(
  {
    id: 'unknown-type',
    summary: 'A type is named that nothing declares, or is incomplete where its members are needed.',
    severity: 'error',
  },
  function* (module, tree, trees) {
    const told = new Set<string>();
    for (const found of module.unknownTypes) {
      const { type, span, via, certainty } = found;
      if (told.has(type)) {
        continue;
      }
      told.add(type);
      const cause = lackOf({ ...found, name: type }, tree, trees, {
        has: (other) => other.describes?.(type) ?? false,
        verb: ['has', 'had'],
        otherwise: NO_TYPE,
      });
      yield {
        message: `${isTagged(type) ? `'${type}' is an incomplete type` : `unknown type name '${type}'`}: ${cause.reason}`,
        help: cause.help,
        symbol: type,
        span,
        via,
        certainty,
        fix: undeclaredFix(type, found, module, tree, trees),
      };
    }
  },
);

const NO_TYPE: Cause = {
  reason: 'neither the file nor any header of this kernel has it',
  help: 'declare it before it is used, or use what this kernel has in its place',
};

const isTagged = (type: string): boolean => type.includes(' ');
