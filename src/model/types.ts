/** What declarations say of types: the part of the model that no object file keeps. */
import type { Certainty, Span } from './source';

export interface Qualifiers {
  isConst?: true;
  isVolatile?: true;
}

/** A C type, its attributes left out. */
export type CType = Qualifiers &
  (
    | { kind: 'void' }
    /** By its one normal spelling: `unsigned long`, `char`, `signed char`, `_Bool`. */
    | { kind: 'arithmetic'; name: string }
    /** `struct device`, `union u`, `enum e`. */
    | { kind: 'tagged'; keyword: 'struct' | 'union' | 'enum'; tag: string }
    /** `means` is absent where it is not known what the name stands for. */
    | { kind: 'typedef'; name: string; means?: CType }
    | { kind: 'pointer'; to: CType }
    /** `length` in elements, where it is written as a number. */
    | { kind: 'array'; of: CType; length?: number }
    /** `parameters` is absent for `()` and for old-style definitions. */
    | { kind: 'function'; returns: CType; parameters?: readonly CType[]; isVariadic: boolean }
    | { kind: 'unknown' }
  );

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
