import type { Token } from '../lex/token';
import type { KnownValue } from './knownValue';

/** A function of a header, or a macro, as a step that leads from the driver's text to a symbol. */
export interface InlineStep {
  name: string;
  parameters: readonly string[] | undefined;
  place: { file: string; line: number };
}

/** A symbol that an inline function of a header refers to. */
export interface HeaderReference {
  symbol: string;
  /** In the function's body: it knows the macros that it comes from. */
  token: Token;
  possible: string | undefined;
  isAsm: boolean;
  function: InlineStep;
  /** Where a function that is called there refers to it: the reference there. */
  inner?: HeaderReference;
}

/** What the call of an inline function of a header results in. */
export interface CallResult {
  value: KnownValue;
  references: readonly HeaderReference[];
  /** It depends on the arguments. */
  asksArguments: boolean;
}
