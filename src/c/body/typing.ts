/*
 * What types come of expressions (C11 6.3 and 6.5). A type that is not known is undefined, and all that comes of it.
 */
import { conflict } from '../../model/typeConflicts';
import type { Aggregate, AggregateWord, CType, Member } from '../../model/types';
import { Kind, type Token } from '../lex/token';
import { meaningOf } from '../types/meaning';

/** Of an expression; undefined where it is not known. */
export type MaybeType = CType | undefined;

const INT: CType = { kind: 'arithmetic', name: 'int' };
/** What comparisons and logical operators result in. */
export const TRUTH = INT;
const LONG: CType = { kind: 'arithmetic', name: 'long' };
const STRING: CType = { kind: 'pointer', to: { kind: 'arithmetic', name: 'char' } };

/** By rank (C11 6.3.1.1): the later holds the earlier. */
const RANKS = ['int', 'unsigned int', 'long', 'unsigned long', 'long long', 'unsigned long long'];

/** The type of a number or a character (C11 6.4.4.1), where its suffix or its size tells. */
export function literalType({ kind, text }: Token): MaybeType {
  if (kind === Kind.String) return text.startsWith('"') ? STRING : undefined;
  if (kind === Kind.Character) return text.startsWith("'") ? INT : undefined;
  const suffix = /[uUlL]*$/.exec(text)![0].toLowerCase();
  if (suffix === '') return /^(0|[1-9]\d{0,8})$/.test(text) ? INT : undefined;
  const name = { u: 'unsigned int', l: 'long', ul: 'unsigned long', lu: 'unsigned long', ll: 'long long' }[suffix];
  return { kind: 'arithmetic', name: name ?? 'unsigned long long' };
}

/** An array as the address of its first element, a function as its address (C11 6.3.2.1). */
export function decayed(type: CType): CType {
  const known = meaningOf(type);
  if (known.kind === 'array') return { kind: 'pointer', to: known.of };
  return known.kind === 'function' ? { kind: 'pointer', to: known } : type;
}

/** What a pointer points to, an array consists of, and a function is. */
export function pointedTo(type: MaybeType): MaybeType {
  if (!type) return undefined;
  const known = meaningOf(type);
  if (known.kind === 'pointer') return known.to;
  if (known.kind === 'array') return known.of;
  return known.kind === 'function' ? known : undefined;
}

export function addressOf(type: MaybeType): MaybeType {
  return type && { kind: 'pointer', to: type };
}

/** The type of a function, or of a pointer to one. */
export function calledType(type: MaybeType): (CType & { kind: 'function' }) | undefined {
  if (!type) return undefined;
  const known = meaningOf(type);
  const called = known.kind === 'pointer' ? meaningOf(known.to) : known;
  return called.kind === 'function' ? called : undefined;
}

/** What a prefix operator results in. */
export function prefixType(operator: string, operand: MaybeType): MaybeType {
  if (operator === '!') return INT;
  if (operator === '*') return pointedTo(operand);
  if (operator === '&') return addressOf(operand);
  if (operator === '++' || operator === '--') return operand;
  return operator === '-' || operator === '+' || operator === '~' ? promoted(operand) : undefined;
}

/** What a binary operator results in. */
export function operationType(operator: string, left: MaybeType, right: MaybeType): MaybeType {
  if (/^([=!]=|[<>]=?)$/.test(operator)) return TRUTH;
  if (!left) return undefined;
  if (operator === '<<' || operator === '>>') return promoted(left);
  if (!right) return undefined;
  const [one, other] = [decayed(left), decayed(right)].map((type) => meaningOf(type)) as [CType, CType];
  if (one.kind === 'pointer' && other.kind === 'pointer') return operator === '-' ? LONG : undefined;
  if (one.kind === 'pointer') return isInteger(other) ? decayed(left) : undefined;
  if (other.kind === 'pointer') return operator === '+' && isInteger(one) ? decayed(right) : undefined;
  return usualArithmetic(promoted(one), promoted(other));
}

/** What `condition ? yes : no` results in. */
export function chosenType(yes: MaybeType, no: MaybeType): MaybeType {
  if (!yes || !no) return undefined;
  const [one, other] = [meaningOf(decayed(yes)), meaningOf(decayed(no))];
  if (isInteger(one) && isInteger(other)) return usualArithmetic(promoted(one), promoted(other));
  if (one.kind !== other.kind || conflict(one, other) || !isPlain(one) || !isPlain(other)) return undefined;
  return decayed(yes);
}

/** Whether a type is all known, at its outside at least. */
const isPlain = (type: CType): boolean => {
  const known = meaningOf(type.kind === 'pointer' ? type.to : type);
  return known.kind !== 'unknown' && known.kind !== 'typedef';
};

export function isInteger(type: CType): boolean {
  const known = meaningOf(type);
  return known.kind === 'arithmetic' || (known.kind === 'tagged' && known.keyword === 'enum');
}

function promoted(type: MaybeType): MaybeType {
  const known = type && meaningOf(type);
  if (known?.kind === 'tagged' && known.keyword === 'enum') return undefined;
  if (known?.kind !== 'arithmetic') return undefined;
  return RANKS.includes(known.name) || /double|float|int128/.test(known.name) ? { kind: 'arithmetic', name: known.name } : INT;
}

function usualArithmetic(left: MaybeType, right: MaybeType): MaybeType {
  if (left?.kind !== 'arithmetic' || right?.kind !== 'arithmetic') return undefined;
  const ranks = [RANKS.indexOf(left.name), RANKS.indexOf(right.name)];
  return Math.min(...ranks) < 0 ? undefined : { kind: 'arithmetic', name: RANKS[Math.max(...ranks)]! };
}

/** Finds what a tag's braces hold. */
export interface Aggregates {
  aggregate(keyword: AggregateWord, tag: string): Aggregate | undefined;
}

/** The structure or union that a type is, if its members are known. */
export function aggregateOf(type: MaybeType, types: Aggregates): Aggregate | undefined {
  const known = type && meaningOf(type);
  if (known?.kind === 'aggregate') return known.aggregate;
  return known?.kind === 'tagged' && known.keyword !== 'enum' ? types.aggregate(known.keyword, known.tag) : undefined;
}

/**
 * A member by name, also of the structures in it that have none (C11 6.7.2.1, and -fms-extensions).
 * @returns undefined where there is definitely none; of unknown type where that is not known
 */
export function memberOf({ members, isOpen }: Aggregate, name: string, types: Aggregates): Member | undefined {
  let mayBe = isOpen === true;
  for (const member of members) {
    if (member.name === name) return member;
    if (member.name !== '') continue;
    const inner = aggregateOf(member.type, types);
    const found = inner && memberOf(inner, name, types);
    if (found) return found;
    mayBe ||= inner === undefined && !isInteger(member.type);
  }
  return mayBe ? { name, type: { kind: 'unknown' } } : undefined;
}

/** A member's type in a structure that is const or volatile itself. */
export function qualifiedLike(type: CType, { isConst, isVolatile }: CType): CType {
  return isConst || isVolatile ? { ...type, ...(isConst && { isConst }), ...(isVolatile && { isVolatile }) } : type;
}
