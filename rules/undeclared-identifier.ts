import type { LinkedTree, UndeclaredIdentifier } from '../src/model';
import { kernelsRule } from '../src/rule';
import { causeElsewhere, type Cause } from './lib/causeElsewhere';
import { successorOf, withSuccessor } from './lib/successor';
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
      const { reason, help } = causeOf(found, tree, trees);
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

function causeOf({ name, header }: UndeclaredIdentifier, tree: LinkedTree, trees: readonly LinkedTree[]): Cause {
  if (header !== undefined) {
    return { reason: `${header} has it, which is not included`, help: `add #include <${header}>` };
  }
  const has = (other: LinkedTree): boolean => other !== tree && (other.declares?.(name) ?? false);
  const cause = causeElsewhere(tree, trees, { has, verb: ['has', 'had'] }) ?? NO_DECLARATION;
  return withSuccessor(cause, successorOf(tree, name), trees.some(has));
}
