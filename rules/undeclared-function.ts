import type { Fix } from '../src/diagnostic';
import type { LinkedModule, LinkedTree, UndeclaredCall } from '../src/model';
import { kernelsRule } from '../src/rule';
import { causeElsewhere, type Cause } from './lib/causeElsewhere';
import { insteadOf, successorOf } from './lib/successor';
import { includeFix, successorFix } from './lib/successorFix';

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
        fix: fixFor(call, module, tree, trees),
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
  const successor = successorOf(tree, name);
  return successor ? { ...cause, help: insteadOf(successor, trees.some(has)) } : cause;
}

/** None where the module has a definition of that name, which comes too late. */
function fixFor(
  { function: name, header, span }: UndeclaredCall,
  { definitions }: LinkedModule,
  tree: LinkedTree,
  trees: readonly LinkedTree[],
): Fix | undefined {
  if (definitions.some(({ symbol }) => symbol === name)) return undefined;
  if (header !== undefined) return includeFix(header, span);
  const successor = successorOf(tree, name);
  return successor && successorFix(successor, span, tree, trees);
}
