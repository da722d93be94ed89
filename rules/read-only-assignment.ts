import { moduleRule } from '../src/rule';

/** `assignment of read-only member 'x'`. */
export const readOnlyAssignment = moduleRule(
  {
    id: 'read-only-assignment',
    summary: 'Something is assigned to what is const.',
    severity: 'error',
  },
  function* (module) {
    for (const fault of module.typeFaults) {
      if (fault.kind !== 'readOnly') {
        continue;
      }
      const { name, span, via, certainty } = fault;
      yield {
        message: `assignment of read-only '${name}'`,
        help: 'use what the kernel has to change it',
        symbol: name,
        span,
        via,
        certainty,
      };
    }
  },
);
