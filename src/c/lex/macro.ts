import type { ExpandedMacro, Token } from './token';

/** What a name stands for from its `#define` on. */
export interface Macro extends ExpandedMacro {
  /** The number of its name. */
  word: number;
  variadic: boolean;
  body: Token[];
  /** Braces that its body opens and does not close. */
  braces: number;
}
