import { kernelsRule } from '../src/rule';
import { sinceOrUntil } from './lib/sinceOrUntil';

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
      yield {
        message: `'${structure}' has no member named '${member}'${when === undefined ? '' : ` ${when}`}`,
        help: when === undefined ? OTHER_MEMBER : CONDITION,
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
