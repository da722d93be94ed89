import type { Value } from '../lex/constant';
import type { Token } from '../lex/token';

/** What is known of a value, of a local name's, an argument's, a function's. */
export interface Local {
  value: Value;
  /** The compiler knows it, if not this walk. */
  isConstant: boolean;
  /** A constant that is not known may decide it: whatever hangs on it is only possible. */
  isDoubtful: boolean;
  /** It hangs on what stands in memory, or on what a function returns: no compiler knows it. */
  isFromMemory: boolean;
  /** It hangs on what the function is handed that it stands in. */
  isHandedOn: boolean;
  /** How large the compiler knows an object to be: `__builtin_object_size(…)`. */
  isObjectSize: boolean;
  /** It is a constant that is not known, but not zero: `sizeof(x)`. */
  isNonZero: boolean;
  /** Into what it points: an object whose size no compiler knows, for a function is handed it, or a member of one. */
  pointsInto: 'object' | 'member' | undefined;
  /** The largest value that its type holds, where that is a small one without a sign. */
  most: number | undefined;
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

export const AT_RUNTIME: Local = {
  value: undefined,
  isConstant: false,
  isDoubtful: false,
  isFromMemory: false,
  isHandedOn: false,
  isObjectSize: false,
  isNonZero: false,
  pointsInto: undefined,
  most: undefined,
};
