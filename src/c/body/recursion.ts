import type { CType } from '../../model/types';
import type { KnownValue } from './knownValue';

/** What an operand or a call walks into again: the expressions and blocks that it consists of. */
export interface Recursion {
  /** A full expression, commas included. */
  expression(): KnownValue;
  /** An expression up to a comma. */
  assignment(): KnownValue;
  /** `{ .name = value, [index] = value, value, … }`, of a type if that is known. */
  initialiserList(type?: CType): KnownValue;
  /** What follows the `=` of a declaration, of a type if that is known. */
  initial(type?: CType): KnownValue;
  /** `[index]` or `[first ... last]` */
  bracketed(): KnownValue;
  /** Walks on to a closing bracket over whatever is before it, and takes it. */
  closing(close: string): void;
  /** The block of a statement expression, or one that is an argument of a macro: the value of its last statement. */
  block(): KnownValue;
}
