/** What the parts of the makefile reader pass to each other: the context of an expansion, and make's functions. */
import type { Budget } from '../util/budget';
import type { Span } from '../model';
import type { Files } from './knownFiles';
import type { MakeRule } from './makeRule';
import type { Variables } from './variables';
import type { Value } from './value';

/** Everything that an expansion can depend on. */
export interface ExpansionContext extends Files {
  variables: Variables;
  /** The directory that make runs in, absolute. */
  directory: string;
  /** Reports what is wrong with the makefile itself. */
  problem(message: string, span: Span | undefined): void;
  /** Reads text as lines of the makefile, for `$(eval …)`. */
  evaluate(text: string, span: Span | undefined): void;
  /** How much more work this makefile may cause: a cap on makefiles that grow without end. */
  budget: Budget;
  /** The variables that are being expanded, to find those that refer to themselves. */
  expanding: Set<string>;
  depth: number;
}

/** A makefile that is being read, with what its lines may change. */
export interface OpenMakefile extends ExpansionContext {
  rules: MakeRule[];
  /** Reads the files that an include names, in the place of the line that includes them. */
  include(paths: Value, optional: boolean, span: Span | undefined): void;
}

/** An argument of a function as it is written. */
export interface Argument {
  text: string;
  span: Span | undefined;
}

/** One use of a function. */
export interface FunctionCall {
  context: ExpansionContext;
  span: Span | undefined;
  expand(argument: Argument): Value;
  expandValue(value: Value): Value;
}

/** One of make's functions, `$(name argument,…)`. */
export interface MakeFunction {
  /** How many arguments it takes at most: later commas belong to the last one. */
  most?: number;
  run(args: readonly Argument[], call: FunctionCall): Value;
}
