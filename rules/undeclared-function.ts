import type { LinkedTree, UndeclaredCall } from '../src/model';
import { kernelsRule } from '../src/rule';
import { causeElsewhere, type Cause } from './lib/causeElsewhere';
import { successorOf, withSuccessor } from './lib/successor';
import { undeclaredFix } from './lib/successorFix';

/** `implicit declaration of function`: an error by the kernel's flags (KBUILD_CFLAGS in the top Makefile of 6.12). */
export const undeclaredFunction = kernelsRule(
  {
    id: 'undeclared-function',
    summary: 'A function is called that neither the file nor a header that it includes declares.',
    severity: 'error',
  },
  function* (module, tree, trees) {
    for (const call of module.undeclared) {
      const { reason, help } = causeOf(call, tree, trees);
      yield {
        message: `implicit declaration of function '${call.function}': ${reason}`,
        help,
        symbol: call.function,
        span: call.span,
        via: call.via,
        certainty: call.certainty,
        fix: undeclaredFix(call.function, call, module, tree, trees),
      };
    }
  },
);

const NO_DECLARATION: Cause = {
  reason: 'neither the file nor any header of this kernel declares it',
  help: 'declare it before it is called, or call what this kernel has in its place',
};

function causeOf({ function: name, header }: UndeclaredCall, tree: LinkedTree, trees: readonly LinkedTree[]): Cause {
  if (header !== undefined) {
    return { reason: `${header} declares it, which is not included`, help: `add #include <${header}>` };
  }
  const has = (other: LinkedTree): boolean =>
    other !== tree && (other.kernel.exports.has(name) || (other.declares?.(name) ?? false));
  const cause = causeElsewhere(tree, trees, { has, verb: ['declares', 'declared'] }) ?? NO_DECLARATION;
  return withSuccessor(cause, successorOf(tree, name), trees.some(has));
}
