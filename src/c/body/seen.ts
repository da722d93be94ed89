import { AT_RUNTIME, type Local } from './inlining';
import { mostOf } from './unevaluated';

/** What a condition comes to. */
export interface Decided extends Local {
  /** Why what hangs on it is only possible. */
  doubt: string | undefined;
}

/** What the values walked over hang on. */
export interface Seen {
  runtime: boolean;
  /** Of what is known at run time alone, what no compiler can know. */
  memory: boolean;
  constant: boolean;
  parameter: boolean;
  /** A constant that is not known may decide it alone: `sizeof(x) > 4 && y`. */
  doubtful: boolean;
  objectSize: boolean;
  /** The value walked over last is not zero. */
  nonZero: boolean;
  /** Of the value walked over last: see Local. */
  pointsInto: Local['pointsInto'];
  most: Local['most'];
}

export const nothingSeen = (): Seen => ({
  runtime: false,
  memory: false,
  constant: false,
  parameter: false,
  doubtful: false,
  objectSize: false,
  nonZero: false,
  pointsInto: undefined,
  most: undefined,
});

/** What a function is handed by who knows whom, of a type in words. */
export function handedOver(type: readonly string[]): Local {
  return { ...AT_RUNTIME, pointsInto: 'object', most: mostOf(type) };
}

/** A constant that is not zero is true. */
export function truthOf(decided: Decided): Decided {
  return decided.isNonZero ? { ...decided, value: 1, doubt: undefined } : decided;
}
