import { kernelsRule } from '../src/rule';
import { sinceOrUntil } from './lib/sinceOrUntil';
import { insteadOf, successorOfCall } from './lib/successor';

/** `too few arguments to function 'f'`, and `too many`. */
export const wrongArgumentCount = kernelsRule(
  {
    id: 'wrong-argument-count',
    summary: 'A function is called with more or fewer arguments than it takes.',
    severity: 'error',
  },
  function* (module, tree, trees) {
    const told = new Set<string>();
    for (const fault of module.typeFaults) {
      if (fault.kind !== 'argumentCount' || told.has(fault.function)) {
        continue;
      }
      told.add(fault.function);
      const { function: name, given, wanted, isVariadic, isMacro, span, via, certainty } = fault;
      const when = sinceOrUntil(module, tree, trees, ({ typeFaults }) =>
        typeFaults.some((each) => each.kind === fault.kind && each.function === name && each.given === given),
      );
      const successor = successorOfCall(tree, fault);
      const takes = `it takes ${isVariadic ? 'at least ' : ''}${wanted}${when === undefined ? '' : ` ${when}`}`;
      yield {
        message: `too ${given < wanted ? 'few' : 'many'} arguments to ${isMacro ? 'macro' : 'function'} '${name}': ${given} given, ${takes}`,
        help: successor ? insteadOf(successor, when !== undefined) : helpFor(when),
        symbol: name,
        span,
        via,
        certainty,
      };
    }
  },
);

const CONDITION = 'call it by LINUX_VERSION_CODE with the arguments that each kernel takes';

const helpFor = (when: string | undefined): string =>
  when === undefined ? 'give it the arguments that it takes' : CONDITION;
