/** What declarations say of types: the part of the model that no object file keeps. */
import type { Certainty, Span } from './source';

export interface Qualifiers {
  isConst?: true;
  isVolatile?: true;
}

export type AggregateWord = 'struct' | 'union';

/** A C type, its attributes left out. */
export type CType = Qualifiers &
  (
    | { kind: 'void' }
    /** By its one normal spelling: `unsigned long`, `char`, `signed char`, `_Bool`. */
    | { kind: 'arithmetic'; name: string }
    /** `struct device`, `union u`, `enum e`; `enum` without a tag has an empty one. */
    | { kind: 'tagged'; keyword: AggregateWord | 'enum'; tag: string }
    /** `struct { int a; }`, which has no tag. */
    | { kind: 'aggregate'; aggregate: Aggregate }
    /** `means` is absent where it is not known what the name stands for. */
    | { kind: 'typedef'; name: string; means?: CType }
    | { kind: 'pointer'; to: CType }
    /** `length` in elements, where it can be told. */
    | { kind: 'array'; of: CType; length?: number }
    /** `parameters` is absent for `()` and for old-style definitions. */
    | { kind: 'function'; returns: CType; parameters?: readonly CType[]; isVariadic: boolean }
    | { kind: 'unknown' }
  );

export const UNKNOWN: CType = { kind: 'unknown' };

/** What is in the braces of a structure or a union. */
export interface Aggregate {
  keyword: AggregateWord;
  members: readonly Member[];
  /** It may have further members. */
  isOpen?: true;
  isPacked?: true;
  /** In bytes: `__aligned(8)`. */
  alignment?: number;
}

export interface Member {
  /** Empty for `struct { … };` and `int : 3;`. */
  name: string;
  type: CType;
  /** Of a bit-field. */
  bits?: number;
}

/** The type that one declaration at file scope gives to a global name. */
export interface TypedName {
  symbol: string;
  isDefinition: boolean;
  type: CType;
  certainty: Certainty;
  /** The name. */
  span: Span;
}

/** A declaration that gives a name another type than its definition does, which the compiler never sees beside it. */
export interface TypeMismatch {
  symbol: string;
  /** What differs: the whole type, what the function returns, the list of its parameters, or one of them, from 1. */
  part: 'type' | 'return' | 'parameters' | number;
  /** As C spells it: `char *`, or `(int, char *)` of a list. */
  declared: string;
  defined: string;
  /** The name where it is declared. */
  span: Span;
  /** The name where it is defined. */
  definition: Span;
}
