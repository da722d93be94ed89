import type { Fix } from '../src/diagnostic';
import type { LinkedModule, LinkedTree, UndeclaredIdentifier } from '../src/model';
import { kernelsRule } from '../src/rule';
import { causeElsewhere, type Cause } from './lib/causeElsewhere';
import { insteadOf, successorOf } from './lib/successor';
import { includeFix, successorFix } from './lib/successorFix';

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
        fix: fixFor(found, module, tree, trees),
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
  const successor = successorOf(tree, name);
  return successor ? { ...cause, help: insteadOf(successor, trees.some(has)) } : cause;
}

/** None where the module has a definition of that name, which comes too late. */
function fixFor(
  { name, header, span }: UndeclaredIdentifier,
  { definitions }: LinkedModule,
  tree: LinkedTree,
  trees: readonly LinkedTree[],
): Fix | undefined {
  if (definitions.some(({ symbol }) => symbol === name)) return undefined;
  if (header !== undefined) return includeFix(header, span);
  const successor = successorOf(tree, name);
  return successor && successorFix(successor, span, tree, trees);
}
