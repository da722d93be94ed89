import { kernelsRule } from '../src/rule';
import type { Cause } from './lib/causeElsewhere';
import { lackOf } from './lib/lackOf';
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
      const { reason, help } = lackOf({ ...call, name: call.function }, tree, trees, {
        has: (other) => other.kernel.exports.has(call.function) || (other.declares?.(call.function) ?? false),
        verb: ['declares', 'declared'],
        otherwise: NO_DECLARATION,
      });
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
