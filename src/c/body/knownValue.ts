import type { ConstantValue } from '../lex/constant';
import type { CType } from '../../model/types';
import { CONSTANT_CONDITION } from './doubts';

/** What is known of a value: of an expression's, a local name's, an argument's, of what a function returns. */
export type KnownValue = Known | Literal | Constant | Runtime;

interface Whatever {
  /** It depends on a parameter of the function that it is in. */
  isParameter: boolean;
  /** Undefined where it is not known, and where nobody asks for it. */
  type?: CType | undefined;
}

interface Known extends Whatever {
  kind: 'known';
  value: number;
}

/** A string, a floating-point number, or what consists of such and known values, and is not computed here. */
interface Literal extends Whatever {
  kind: 'literal';
}

/** The compiler knows it, this walk does not: `sizeof(struct x)`. */
interface Constant extends Whatever {
  kind: 'constant';
  isNonZero: boolean;
  /** How large the compiler knows an object to be: `__builtin_object_size(…)`. */
  isObjectSize: boolean;
  /** It may decide alone, whatever else is compared to it: what a name has been given. */
  isDoubtful: boolean;
}

/** Only the running code knows it. */
interface Runtime extends Whatever {
  kind: 'runtime';
  /** It depends on memory, or on what a function returns: no compiler knows it, even where it sees the caller. */
  isMemory: boolean;
  /** A constant that is not known may decide it alone: `sizeof(x) > 4 && y`. */
  isDoubtful: boolean;
  /** What it most likely is. */
  likely: ConstantValue;
  pointsInto: PointsInto;
  /** The largest value that its type holds, where that is a small one without a sign. */
  most: number | undefined;
}

/** What a pointer points into: an object whose size no compiler knows, for it is an argument; or a member of one. */
export type PointsInto = 'object' | 'member' | undefined;

export const LITERAL: Literal = { kind: 'literal', isParameter: false };

export const CONSTANT: Constant = {
  kind: 'constant',
  isParameter: false,
  isNonZero: false,
  isObjectSize: false,
  isDoubtful: false,
};

export const AT_RUNTIME: Runtime = {
  kind: 'runtime',
  isParameter: false,
  isMemory: false,
  isDoubtful: false,
  likely: undefined,
  pointsInto: undefined,
  most: undefined,
};

export const FROM_MEMORY: Runtime = { ...AT_RUNTIME, isMemory: true };

export function known(value: number, isParameter = false): Known {
  return { kind: 'known', value, isParameter };
}

/** The same value with another type. */
export function withType(value: KnownValue, type: CType | undefined): KnownValue {
  return value.type === type ? value : { ...value, type };
}

export function valueOf(of: KnownValue): ConstantValue {
  return of.kind === 'known' ? of.value : undefined;
}

export function isZero(of: KnownValue): boolean {
  return of.kind === 'known' && of.value === 0;
}

export function isNotZero(of: KnownValue): boolean {
  return of.kind === 'known' && of.value !== 0;
}

export function isNonZeroConstant(of: KnownValue): boolean {
  return of.kind === 'constant' && of.isNonZero;
}

/** A value where it can be computed, else no more than what its parts are. */
export function computed(value: ConstantValue, parts: KnownValue): KnownValue {
  if (value !== undefined) return known(value, parts.isParameter);
  if (parts.kind !== 'known') return parts;
  return parts.isParameter ? { ...LITERAL, isParameter: true } : LITERAL;
}

/** What consists of two parts, of which the last says most of it. */
export function join(first: KnownValue, last: KnownValue): KnownValue {
  const isParameter = first.isParameter || last.isParameter;
  const isDoubtful = ('isDoubtful' in first && first.isDoubtful) || ('isDoubtful' in last && last.isDoubtful);
  if (first.kind === 'runtime' || last.kind === 'runtime') {
    return {
      kind: 'runtime',
      isParameter,
      isMemory: (first.kind === 'runtime' && first.isMemory) || (last.kind === 'runtime' && last.isMemory),
      isDoubtful,
      likely: undefined,
      pointsInto: last.kind === 'runtime' ? last.pointsInto : undefined,
      most: undefined,
    };
  }
  if (first.kind === 'constant' || last.kind === 'constant') {
    return {
      kind: 'constant',
      isParameter,
      isNonZero: isNonZeroConstant(last),
      isObjectSize: (first.kind === 'constant' && first.isObjectSize) || (last.kind === 'constant' && last.isObjectSize),
      isDoubtful,
    };
  }
  return isParameter ? { ...LITERAL, isParameter } : LITERAL;
}

/** What has the value of the last part, `a, b`. */
export function sequence(first: KnownValue, last: KnownValue): KnownValue {
  return last.kind === 'known' ? last : join(first, last);
}

/**
 * What a condition chooses, `asked ? yes : no`.
 * @param condition what was asked, as true or false where that is known
 */
export function choose(asked: KnownValue, condition: KnownValue, yes: KnownValue, no: KnownValue): KnownValue {
  if (yes.kind === 'known' && no.kind === 'known' && yes.value === no.value) {
    return known(yes.value, yes.isParameter || no.isParameter);
  }
  const chosen = isZero(condition) ? no : isNotZero(condition) ? yes : undefined;
  if (chosen?.kind === 'known') return known(chosen.value, asked.isParameter || chosen.isParameter);
  return computed(undefined, join(join(asked, yes), no));
}

/** What a name is given. */
export function named(value: KnownValue): KnownValue {
  const { isParameter } = value;
  if (value.kind === 'literal') return { ...CONSTANT, isParameter };
  if (value.kind === 'constant') return { ...value, isDoubtful: true };
  return value.kind === 'runtime' && value.likely !== undefined ? { ...value, likely: undefined } : value;
}

/** As a condition: a constant that is not zero is true. */
export function truthOf(condition: KnownValue): KnownValue {
  return isNonZeroConstant(condition) ? known(1, condition.isParameter) : condition;
}

/** Why what depends on a condition is only possible: the compiler decides it, or may decide it. */
export function doubtOf(condition: KnownValue): string | undefined {
  const isDoubtful = condition.kind === 'constant' || (condition.kind === 'runtime' && condition.isDoubtful);
  return isDoubtful ? CONSTANT_CONDITION : undefined;
}

/** Why each of the ways that a condition parts is only possible; the likely one is there in any case. */
export function doubtsOf(doubt: string | undefined, condition: KnownValue): Record<'yes' | 'no', string | undefined> {
  const likely = condition.kind === 'runtime' ? condition.likely : undefined;
  return { yes: likely === 1 ? undefined : doubt, no: likely === 0 ? undefined : doubt };
}
