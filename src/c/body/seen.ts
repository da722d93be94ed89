import type { Value } from '../lex/constant';
import { AT_RUNTIME, type Local } from './inlining';
import { mostOf } from './unevaluated';

/** What a condition comes to. */
export interface Decided extends Local {
  /** Why what hangs on it is only possible. */
  doubt: string | undefined;
  /** What it most likely is, where that is not known. */
  likely: Value;
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
  /** What the value walked over last most likely is. */
  likely: Value;
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
  likely: undefined,
});

/** What a function is handed by who knows whom, of a type in words. */
export function handedOver(type: readonly string[]): Local {
  return { ...AT_RUNTIME, pointsInto: 'object', most: mostOf(type) };
}

/** A constant that is not zero is true. */
export function truthOf(decided: Decided): Decided {
  return decided.isNonZero ? { ...decided, value: 1, doubt: undefined } : decided;
}

/** Why each of the ways is only possible that a condition parts; the likely one is there in any case. */
export function doubtsOf({ doubt, likely }: Pick<Decided, 'doubt' | 'likely'>): Record<'yes' | 'no', string | undefined> {
  return { yes: likely === 1 ? undefined : doubt, no: likely === 0 ? undefined : doubt };
}
