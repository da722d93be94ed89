import { moduleRule } from '../src/rule';
import { insteadOf, successorOfAssigned } from './lib/successor';

/** `assignment of read-only member 'x'`. */
export const readOnlyAssignment = moduleRule(
  {
    id: 'read-only-assignment',
    summary: 'Something is assigned to what is const.',
    severity: 'error',
  },
  function* (module, tree) {
    for (const fault of module.typeFaults) {
      if (fault.kind !== 'readOnly') {
        continue;
      }
      const { name, span, via, certainty } = fault;
      const successor = successorOfAssigned(tree, name);
      yield {
        message: `assignment of read-only '${name}'`,
        help: successor ? insteadOf(successor, false) : 'use what the kernel has to change it',
        symbol: name,
        span,
        via,
        certainty,
      };
    }
  },
);
