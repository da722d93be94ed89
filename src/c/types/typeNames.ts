import type { Aggregate, AggregateWord, CType } from '../../model/types';
import type { ConstantValue } from '../lex/constant';
import type { Token } from '../lex/token';

/** What a typedef's name stands for, or undefined where that is not known. */
export type Typedefs = (name: string) => CType | undefined;

/** What the reader of a declaration asks, and tells. */
export interface TypeNames {
  typedef: Typedefs;
  /** The value of a constant expression: an array's length, a bit-field's width. */
  constant?(tokens: readonly Token[]): ConstantValue;
  /** The type of what is in the parentheses of `typeof( )`. */
  typeOf?(tokens: readonly Token[]): CType | undefined;
  /** A structure or a union is declared with its members. */
  define?(keyword: AggregateWord, tag: string, aggregate: Aggregate): void;
}

/** What the declarators of one declaration share. */
export interface Specifiers {
  type: CType;
  storage: ReadonlySet<string>;
  /** A structure, union or enumeration is declared in it. */
  hasBody: boolean;
}
