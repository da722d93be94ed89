import type { Span } from '../model';
import type { Context } from './context';
import type { Rule } from './makeRule';
import type { Value } from './value';

/** One make while it reads its makefiles: what the readers of lines and statements see and change. */
export interface MakeState extends Context {
  readonly rules: Rule[];
  /** The value of a variable, expanded; empty where it is not set. */
  value(name: string): Value;
  /** Reads the files that an include names, in the place of the line that includes them. */
  include(paths: Value, optional: boolean, span: Span | undefined): void;
}
