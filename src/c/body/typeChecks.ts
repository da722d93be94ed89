import type { Destination } from '../../model';
import type { CType } from '../../model/types';
import { typeText } from '../../model/typeText';
import { closing } from '../lex/groups';
import { isFromHeader, Kind, type Token } from '../lex/token';
import { meaningOf } from '../types/meaning';
import type { UnitTypes } from '../types/unitTypes';
import { refusalOf } from './assignable';
import { valueOf, type KnownValue } from './knownValue';
import type { FoundFault } from './foundFault';
import type { TypeUse } from './walkedBody';
import { aggregateOf, calledType, memberOf, pointedTo, qualifiedLike, TRUTH, type MaybeType } from './typing';

/** An expression that was walked: what is known of it, and its tokens. */
export interface Walked {
  value: KnownValue;
  tokens: readonly Token[];
}

/**
 * Holds what a walk finds against the types of names, and keeps what the compiler refuses. Only what the driver's own
 * text says counts: of the kernel's macros not all is known.
 */
export class TypeChecks {
  /** @param found what is found is added to it */
  constructor(
    private readonly types: UnitTypes | undefined,
    private readonly found: { faults: FoundFault[]; typeUses: TypeUse[]; localTypes: ReadonlySet<string> },
  ) {}

  /** Whether there is anything to check: the walk of a header's function knows no types. */
  get isOn(): boolean {
    return this.types !== undefined;
  }

  /** The value of `base.name` or `base->name`. */
  member(base: MaybeType, operator: Token, name: Token): MaybeType {
    const { types } = this;
    const structure = operator.text === '->' ? pointedTo(base) : base;
    if (!types || !structure || isFromHeader(operator)) return undefined;
    const aggregate = aggregateOf(structure, types);
    if (isFromHeader(name) || this.isLocal(structure)) return undefined;
    if (!aggregate) {
      this.found.typeUses.push({ type: structure, isWhole: true, tokens: [operator] });
      return undefined;
    }
    const member = memberOf(aggregate, name.text, types);
    if (member) return member.type.kind === 'unknown' ? undefined : qualifiedLike(member.type, meaningOf(structure));
    this.keep({ kind: 'missingMember', token: name, structure: nameOf(structure), member: name.text });
    return undefined;
  }

  /** The member that a designator of an initialiser names; undefined where it is not known. */
  designated(structure: MaybeType, name: Token): MaybeType {
    const { types } = this;
    const aggregate = types && aggregateOf(structure, types);
    if (!aggregate || isFromHeader(name) || this.isLocal(structure)) return undefined;
    const member = memberOf(aggregate, name.text, types);
    if (member) return member.type.kind === 'unknown' ? undefined : member.type;
    this.keep({ kind: 'missingMember', token: name, structure: nameOf(structure!), member: name.text });
    return undefined;
  }

  /** A call with these arguments; its result. */
  call(callee: Token, type: MaybeType, given: readonly Walked[]): MaybeType {
    const called = calledType(type);
    if (!called || callee.possible) return undefined;
    // `current->mm`: what the kernel's macros call has a type, what they give it is theirs.
    if (isFromHeader(callee)) return called.returns;
    const { parameters, isVariadic } = called;
    if (!parameters) return called.returns;
    const isTooFew = given.length < parameters.length;
    if (isTooFew || (given.length > parameters.length && !isVariadic)) {
      const isWhole = given.every(({ tokens }) => !tokens.some(({ possible }) => possible));
      const fault = { token: callee, function: callee.text, given: given.length, type: called };
      if (isWhole) this.keep({ kind: 'argumentCount', ...fault });
      return called.returns;
    }
    for (const [index, parameter] of parameters.entries()) {
      this.accept(parameter, given[index]!, { kind: 'argument', function: callee.text, index: index + 1 });
    }
    return called.returns;
  }

  /** A value goes where one of a type is wanted. */
  accept(wanted: MaybeType, { value, tokens }: Walked, to: Destination): void {
    const [token] = tokens;
    if (!wanted || !value.type || !token) return;
    const isNull = valueOf(value) === 0;
    const refusal = refusalOf(wanted, value.type, isNull);
    if (!refusal || tokens.some(isFromHeader)) return;
    const name = nameIn(tokens) ?? (refusal === 'void' ? calleeIn(tokens) : undefined);
    this.keep({ kind: 'incompatible', token, to, value: name, wanted, given: value.type, refusal });
  }

  /** An operator, or a condition by its word, needs a value, and is given void. */
  noValue(operator: Token, { value: { type }, tokens }: Walked): void {
    const name = calleeIn(tokens);
    if (!type || name === undefined || isFromHeader(operator) || tokens.some(isFromHeader)) return;
    const to: Destination = { kind: 'operand', operator: operator.text };
    this.keep({ kind: 'incompatible', token: tokens[0]!, to, value: name, wanted: TRUTH, given: type, refusal: 'void' });
  }

  /** Something is assigned to what the tokens name. */
  write(target: Walked): void {
    const { type } = target.value;
    if (!type || !meaningOf(type).isConst || target.tokens.some(isFromHeader)) return;
    const token = target.tokens.findLast(({ kind }) => kind === Kind.Identifier);
    if (token) this.keep({ kind: 'readOnly', token, name: token.text });
  }

  /** Whether the body declares the structure itself, whatever else has its tag. */
  private isLocal(structure: MaybeType): boolean {
    const known = structure && meaningOf(structure);
    return known?.kind === 'tagged' && this.found.localTypes.has(`${known.keyword} ${known.tag}`);
  }

  private keep(fault: FoundFault): void {
    if (!isFromHeader(fault.token) && !fault.token.possible) this.found.faults.push(fault);
  }
}

/** The single name that a value is, perhaps behind `&` or in parentheses. */
function nameIn(tokens: readonly Token[]): string | undefined {
  const [only, ...others] = tokens.filter(({ text }) => text !== '&' && text !== '(' && text !== ')');
  return only?.kind === Kind.Identifier && others.length === 0 ? only.text : undefined;
}

/** The function whose call a value is, by its name. */
function calleeIn(tokens: readonly Token[]): string | undefined {
  const [name, open] = tokens;
  const isCall = name?.kind === Kind.Identifier && open?.text === '(' && closing(tokens, 1) === tokens.length - 1;
  return isCall ? name.text : undefined;
}

/** A structure as gcc names it. */
const nameOf = (type: CType): string => {
  const known = meaningOf(type);
  const plain = { ...(known.kind === 'aggregate' ? type : known) };
  delete plain.isConst;
  delete plain.isVolatile;
  return typeText(plain);
};
