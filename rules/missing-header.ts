import type { LinkedTree, Successor } from '../src/model';
import { kernelsRule } from '../src/rule';
import { causeElsewhere, type Cause } from './lib/causeElsewhere';
import { successorOf, withSuccessor } from './lib/successor';
import { successorFix } from './lib/successorFix';
import { doubt } from './lib/wording';

/** `fatal error: linux/x.h: No such file or directory`: the compiler goes no further. */
export const missingHeader = kernelsRule(
  {
    id: 'missing-header',
    summary: 'A header is included that the kernel should have, and has not.',
    severity: 'error',
  },
  function* (module, tree, trees) {
    if (module.neededFlags.length > 0) {
      return; // For lack of a flag that kbuild ignores: ignored-make-variable says so.
    }
    for (const { kind, text: header, certainty, span } of module.stops) {
      if (kind !== 'missingHeader') {
        continue;
      }
      const successor = successorOf(tree, header);
      const { reason, help } = causeOf(header, successor, tree, trees);
      yield {
        message: `${header}: no such file or directory: ${reason}${doubt(certainty)}`,
        help,
        span,
        certainty,
        fix: successor && successorFix(successor, span, tree, trees),
      };
    }
  },
);

const NOWHERE: Cause = {
  reason: 'the kernel has no such header',
  help: 'include what has replaced it, by LINUX_VERSION_CODE or __has_include()',
};

function causeOf(
  header: string,
  successor: Successor | undefined,
  tree: LinkedTree,
  trees: readonly LinkedTree[],
): Cause {
  const has = ({ kernel }: LinkedTree): boolean => kernel.headers.has(header);
  const cause = causeElsewhere(tree, trees, { has, verb: ['has', 'had'] }) ?? NOWHERE;
  return withSuccessor(cause, successor, trees.some(has));
}
