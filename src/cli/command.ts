/** What a command line asks for. */
/** Which paths to lint, for which kernels, and further exports. */
export interface InputOptions {
  paths: string[];
  /** As given, lists not split yet. If empty, those of the configuration, else the default. */
  kernels: string[];
  symvers?: string;
  extraSymvers: string[];
  /** Show no progress. */
  quiet?: boolean;
}

/** A report, and the file that it goes to; without one, to stdout. */
export interface Destination {
  format: 'text' | 'json' | 'sarif';
  file?: string;
}

/** Which fixes to make, and whether only to show them. */
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

/** Kernels on which modules build; without any, all that are shipped. */
export interface RangeOptions extends InputOptions {
  format: 'text' | 'json';
  color?: boolean;
}

/** The graph of modules on one kernel. */
export interface GraphOptions extends InputOptions {
  format: 'text' | 'json' | 'dot' | 'mermaid' | 'svg';
  /** Without one, to stdout. */
  output?: string;
}

/** A rule or a symbol to explain. */
export interface ExplainOptions {
  name: string;
  /** Drivers whose uses of the symbol are shown; may be empty. */
  paths: string[];
  /** As given, lists not split yet. If empty, the shipped ones. */
  kernels: string[];
}

/** Two kernels to compare. */
export interface DiffOptions {
  from: string;
  to: string;
  /** Drivers, to compare only the exports that they use; if empty, all exports are compared. */
  paths: string[];
  format: 'text' | 'json';
}

/** A parsed command line. */
export type Command =
  | { name: 'lint'; options: LintOptions }
  | { name: 'modules'; options: ModulesOptions }
  | { name: 'range'; options: RangeOptions }
  | { name: 'graph'; options: GraphOptions }
  | { name: 'explain'; options: ExplainOptions }
  | { name: 'kernel list' }
  | { name: 'kernel show'; kernel: string }
  /** Without an output, goes to the user's cache. */
  | { name: 'kernel build'; directory: string; output?: string }
  | { name: 'kernel share'; directory: string }
  | ({ name: 'kernel diff' } & DiffOptions)
  /** Prints the script with which a shell completes words by calling `complete`. */
  | { name: 'completion' }
  /** Completes the last of the words. */
  | { name: 'complete'; words: string[] }
  /** Prints a text: --help and --version. */
  | { name: 'print'; text: string };
