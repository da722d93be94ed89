import type { Certainty, Problem, Span } from './model';

export type Severity = 'error' | 'warning' | 'note';

/** What a rule says, for one kernel. */
export interface Finding {
  rule: string;
  severity: Severity;
  certainty: Certainty;
  /** One lower-case sentence without full stop, names quoted, as modpost would say it. */
  message: string;
  /** What to do about it, in one sentence of the same form. */
  help?: string;
  module: string;
  symbol?: string;
  namespace?: string;
  span: Span;
  related: readonly { span: Span; message: string }[];
}

/** A place as people and SARIF count it: 1-based lines and columns, columns in UTF-16 code units, the end exclusive. */
export interface Location {
  file: string;
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
}

/** A finding, placed and merged over the kernels that it holds for. */
export interface Diagnostic extends Location {
  rule: string;
  severity: Severity;
  certainty: Certainty;
  message: string;
  help?: string;
  module: string;
  symbol?: string;
  namespace?: string;
  /** Names of kernels, in the order asked for. */
  kernels: readonly string[];
  related: readonly (Location & { message: string; sourceLine: string })[];
  /** The text of its first line, for the code frame and the fingerprint. */
  sourceLine: string;
}

/** One run's result: all that a reporter gets. */
export interface Report {
  kernels: readonly string[];
  diagnostics: readonly Diagnostic[];
  problems: readonly Problem[];
  /** Modules about whose absent parts nothing is said, and why. */
  incomplete: readonly { module: string; directory: string; reasons: readonly string[] }[];
  summary: { modules: number; files: number; errors: number; warnings: number; notes: number };
}
