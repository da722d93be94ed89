import { kernelsRule } from '../src/rule';
import { sinceOrUntil } from './lib/sinceOrUntil';
import { insteadOf, memberName, successorOf } from './lib/successor';

/** `'struct x' has no member named 'y'`. */
export const missingMember = kernelsRule(
  {
    id: 'missing-member',
    summary: 'A member is named that the structure does not have.',
    severity: 'error',
  },
  function* (module, tree, trees) {
    const told = new Set<string>();
    for (const fault of module.typeFaults) {
      if (fault.kind !== 'missingMember' || told.has(`${fault.structure}.${fault.member}`)) {
        continue;
      }
      const { structure, member, span, via, certainty } = fault;
      told.add(`${structure}.${member}`);
      const when = sinceOrUntil(module, tree, trees, ({ typeFaults }) =>
        typeFaults.some((each) => each.kind === fault.kind && each.structure === structure && each.member === member),
      );
      const successor = successorOf(tree, memberName(structure, member));
      yield {
        message: `'${structure}' has no member named '${member}'${when === undefined ? '' : ` ${when}`}`,
        help: successor ? insteadOf(successor, when !== undefined) : helpFor(when),
        symbol: member,
        span,
        via,
        certainty,
      };
    }
  },
);

const OTHER_MEMBER = 'name a member that it has, or use what has replaced it';
const CONDITION = 'name it where LINUX_VERSION_CODE says that it is there, and what has replaced it elsewhere';

const helpFor = (when: string | undefined): string => (when === undefined ? OTHER_MEMBER : CONDITION);
