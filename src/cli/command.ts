/** What is read: for which kernels, and what else there is that exports. */
export interface InputOptions {
  paths: string[];
  /** As given, lists not yet taken apart. Empty: those of the configuration, else the default. */
  kernels: string[];
  symvers?: string;
  extraSymvers: string[];
  /** Without progress. */
  quiet?: boolean;
}

/** A report to make, and the file that it goes to; without one to stdout. */
export interface Destination {
  format: 'text' | 'json' | 'sarif';
  file?: string;
}

/** Which fixes are made, and whether they are only shown. */
export interface FixOptions {
  safety: 'safe' | 'unsafe';
  dryRun: boolean;
}

export interface LintOptions extends InputOptions {
  destinations: Destination[];
  fix?: FixOptions;
  maxWarnings: number;
  exitZero: boolean;
  quiet: boolean;
  color?: boolean;
}

export interface ModulesOptions extends InputOptions {
  format: 'text' | 'json';
}

/** What hangs together, on one kernel. */
export interface GraphOptions extends InputOptions {
  format: 'text' | 'json' | 'dot' | 'mermaid' | 'svg';
  /** Without one it goes to stdout. */
  output?: string;
}

/** A rule or a symbol to tell about. */
export interface ExplainOptions {
  name: string;
  /** Of the drivers that use a symbol; empty: none are looked at. */
  paths: string[];
  /** As given, lists not yet taken apart. Empty: those that are shipped. */
  kernels: string[];
}

/** Two kernels to compare. */
export interface DiffOptions {
  from: string;
  to: string;
  /** The drivers whose exports alone are compared; empty: all. */
  paths: string[];
  format: 'text' | 'json';
}

/** A command line, understood. */
export type Command =
  | { name: 'lint'; options: LintOptions }
  | { name: 'modules'; options: ModulesOptions }
  | { name: 'graph'; options: GraphOptions }
  | { name: 'explain'; options: ExplainOptions }
  | { name: 'kernel list' }
  | { name: 'kernel show'; kernel: string }
  /** Without an output into the user's cache. */
  | { name: 'kernel build'; directory: string; output?: string }
  | ({ name: 'kernel diff' } & DiffOptions)
  /** The script that has a shell complete words by `complete`. */
  | { name: 'completion' }
  /** What the last of the words, not yet whole, may become. */
  | { name: 'complete'; words: string[] }
  /** What --help and --version print. */
  | { name: 'print'; text: string };
