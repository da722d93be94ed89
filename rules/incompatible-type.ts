import type { Destination, LinkedModule, LinkedTree, Successor, TypeFault } from '../src/model';
import { kernelsRule } from '../src/rule';
import { sinceOrUntil } from './lib/sinceOrUntil';
import { insteadOf, memberName, successorOfType } from './lib/successor';

type Incompatible = TypeFault & { kind: 'incompatible' };

/** `initialization of 'int (*)(…)' from incompatible pointer type 'void (*)(…)'`, and the like. */
export const incompatibleType = kernelsRule(
  {
    id: 'incompatible-type',
    summary: 'A value is of another type than what it is assigned, passed or returned to.',
    severity: 'error',
  },
  function* (module, tree, trees) {
    const causes = new Map<string, Incompatible[]>();
    for (const fault of module.typeFaults) {
      if (fault.kind === 'incompatible') {
        causes.set(causeOf(fault), [...(causes.get(causeOf(fault)) ?? []), fault]);
      }
    }
    for (const [fault, ...others] of causes.values()) {
      const { span, via, certainty } = fault!;
      const when = sinceOrUntil(module, tree, trees, (other) => has(other, fault!));
      const successor = successorFor(fault!, tree);
      yield {
        message: `${messageOf(fault!)}${when === undefined ? '' : ` ${when}`}`,
        help: successor ? insteadOf(successor, when !== undefined) : helpFor(fault!, when),
        ...(fault!.value !== undefined && { symbol: fault!.value }),
        related: others.map((other) => ({ span: other.span, message: `${whatIs(other)} is as well` })),
        span,
        via,
        certainty,
      };
    }
  },
);

const CONDITION = 'give it by LINUX_VERSION_CODE the type that each kernel wants';

function helpFor({ to }: Incompatible, when: string | undefined): string {
  if (when === undefined) return to.kind === 'operand' ? 'call it by itself' : 'give it the type that is wanted';
  return to.kind === 'operand' ? 'look by LINUX_VERSION_CODE at its value only where it has one' : CONDITION;
}

function successorFor({ to, wanted }: Incompatible, tree: LinkedTree): Successor | undefined {
  if (to.kind === 'member') return successorOfType(tree, memberName(to.structure, to.member), wanted);
  return to.kind === 'argument' ? successorOfType(tree, to.function) : undefined;
}

/** One member that wants another function is one cause, however many functions it is given. */
function causeOf({ value, wanted, given, to, span }: Incompatible): string {
  if (to.kind === 'member') {
    return JSON.stringify([to.structure, to.member, wanted]);
  }
  const place = value === undefined ? `${span.file}:${span.start}` : '';
  return JSON.stringify([value, wanted, given, to.kind === 'argument' ? to : to.kind, place]);
}

function has({ typeFaults }: LinkedModule, fault: Incompatible): boolean {
  return typeFaults.some((each) => each.kind === 'incompatible' && causeOf(each) === causeOf(fault));
}

function messageOf({ to, wanted, given, refusal, difference, value }: Incompatible): string {
  const what = whatIs({ value, given });
  if (to.kind === 'operand') return `${what} returns void, and '${to.operator}' needs a value`;
  if (refusal === 'void') {
    return `${what} has no value, and '${wanted}' is wanted${placeOf(to)}`;
  }
  return `${what} is incompatible${placeOf(to)}: ${difference ?? `it is '${given}', '${wanted}' is wanted`}`;
}

function placeOf(to: Exclude<Destination, { kind: 'operand' }>): string {
  switch (to.kind) {
    case 'argument':
      return ` as argument ${to.index} of '${to.function}'`;
    case 'member':
      return to.structure === '' ? ' with what it initialises' : ` with member '${to.member}' of '${to.structure}'`;
    case 'assignment':
      return ' with what it is assigned to';
    case 'return':
      return ' with what the function returns';
  }
}

const whatIs = ({ value, given }: Pick<Incompatible, 'value' | 'given'>): string => `'${value ?? given}'`;
