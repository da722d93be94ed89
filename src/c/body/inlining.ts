import type { Value } from '../constant';
import type { Token } from '../lex/token';

/** What is known of a value: which it is, or at least that the compiler knows it. */
export interface Local {
  value: Value;
  isConstant: boolean;
}

/** What a function is handed. */
export interface Argument extends Local {
  /** It hangs on what the calling function is handed itself. */
  isHandedOn: boolean;
}

/** A function of a header, or a macro, as a step that leads from the driver's text to a symbol. */
export interface InlineStep {
  name: string;
  parameters: readonly string[] | undefined;
  place: { file: string; line: number };
}

/** A name that an inline function refers to. */
export interface InlinedMention {
  symbol: string;
  /** In the function's body: it knows the macros that it comes from. */
  token: Token;
  possible: string | undefined;
  isAsm: boolean;
  function: InlineStep;
  /** In a function that is called there, the mention itself. */
  inner?: InlinedMention;
}

/** What the call of an inline function comes to. */
export interface Inlined extends Local {
  mentions: readonly InlinedMention[];
  /** It hangs on what the function is handed. */
  asksArguments: boolean;
}

export const AT_RUNTIME: Local = { value: undefined, isConstant: false };
