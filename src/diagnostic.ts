import type { Certainty, DkmsExclusion, Gap, KernelExport, KernelRelease, MinorVersion, Problem, Span } from './model';

export type Severity = 'error' | 'warning' | 'note';

/**
 * One change of a driver's text, as a rule can say it that sees facts and no text. Where its form depends on kernels,
 * `lint` fills in for which it is to hold.
 */
export type Change =
  /**
   * In place of what is there. What is taken for one kernel is refused for another that has a tag or an export
   * there without the same finding.
   */
  | { kind: 'replace'; span: Span; text: string }
  /** The use of a MODULE_ or export macro that the span is in, with its line where nothing else is on it. */
  | { kind: 'removeStatement'; span: Span }
  /** A statement in lines of its own, behind the one that the span is in. */
  | { kind: 'addStatement'; beside: Span; text: string }
  /** An import of a namespace, sorted behind the module metadata there, in the form that all kernels take. */
  | { kind: 'importNamespace'; beside: Span; namespace: string; kernels?: readonly string[] }
  /** The namespace there, an argument of MODULE_IMPORT_NS() or an export, in the form that the kernels take. */
  | { kind: 'spellNamespace'; span: Span; namespace: string; kernels?: readonly string[] }
  /** `#include <header>`, with the others of the file. */
  | { kind: 'addInclude'; file: string; header: string; kernels?: readonly string[] }
  /** The `#include` there of another header: `since` a kernel, or of that alone where all kernels have it. */
  | { kind: 'moveInclude'; span: Span; header: string; since?: MinorVersion }
  /** Another name for what the file names there: `since` a kernel by a macro, or at each place. */
  | { kind: 'rename'; span: Span; from: string; to: string; since?: MinorVersion }
  /** The word away before a name, at its definition and at its declarations in that file; `definition` is the name. */
  | { kind: 'dropSpecifier'; definition: Span; word: 'static' | 'inline' };

/** What takes a fault away. */
export interface Fix {
  /** What it does, one lower-case sentence without full stop: `import namespace 'CRYPTO_INTERNAL'`. */
  title: string;
  /** `unsafe` where it may change what the author wants the driver to do. */
  safety: 'safe' | 'unsafe';
  changes: readonly Change[];
}

/** A fix as it changes the text: places are those before any of it is changed. */
export interface PlacedFix extends Fix {
  /** By file and place; none overlaps another. */
  edits: readonly (Location & { text: string })[];
}

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
  /** The module is one that nothing at the top of the driver leads to: as in a BuildModule. */
  isUnreached?: true;
  symbol?: string;
  namespace?: string;
  span: Span;
  related: readonly { span: Span; message: string }[];
  /** The macros and inline functions between span and symbol, as in a Use: `lint` adds them to the message. */
  via?: readonly string[];
  fix?: Fix;
}

/** A macro or an inline function that leads from a line of the driver's to a symbol. */
export interface Step {
  /** `class_create()`, or the name alone of a macro without parameters. */
  name: string;
  /** A file of the tree where `isOwn`, else a header of the kernel's as `#include` names it. */
  file?: string;
  /** 1-based. */
  line?: number;
  isOwn: boolean;
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
  /** The modules that it is found in are unreached, on all of its kernels: it decides no exit code. */
  isUnreached?: true;
  symbol?: string;
  namespace?: string;
  /** Names of kernels, in the order of the report's. */
  kernels: readonly string[];
  related: readonly (Location & { message: string; sourceLine: string })[];
  /** By which steps the line leads to the symbol, outermost first, on the first of the kernels. */
  via?: readonly Step[];
  /** The same for each further kernel whose headers do it in other steps, by its name. */
  viaOn?: Readonly<Record<string, readonly Step[]>>;
  /** The text of its first line, for the code frame and the fingerprint. */
  sourceLine: string;
  /** What takes it away on all of the kernels, where that can be done to the text. */
  fix?: PlacedFix;
}

/** What was found about one module, kernel by kernel. */
export interface ModuleOutcomes {
  module: string;
  directory: string;
  /** On all kernels that it is built for. */
  isUnreached?: true;
  /** In the order of the kernels; undefined for one that the module is not built for. */
  outcomes: readonly (Outcome | undefined)[];
}

export interface Outcome {
  errors: number;
  warnings: number;
  incomplete: boolean;
  /** The first of the errors, in the order of the report. */
  first?: Diagnostic;
  /** What is not there of it, where it is incomplete. */
  gaps?: readonly Gap[];
  /** That dkms.conf has dkms not build it for the kernel. */
  exclusion?: Exclusion;
}

/** A DkmsExclusion, placed. */
export type Exclusion = Omit<DkmsExclusion, 'span'> & Pick<Location, 'file' | 'line'>;

/** A module about whose absent parts nothing is said. */
export interface IncompleteModule {
  module: string;
  directory: string;
  /** By the configuration; what is more than a note counts with the findings. */
  severity: Severity;
  /** On all kernels for which it is incomplete. */
  isUnreached?: true;
  /** Those for which it is incomplete, by name. */
  kernels: readonly string[];
  gaps: readonly Gap[];
}

/** A header that is not there, whichever modules lack it. */
export interface MissingHeader {
  /** As `#include` names it. */
  header: string;
  /** Of the modules that lack it, the most severe. */
  severity: Severity;
  /** The files that include it; none where -include alone gives it. */
  includedBy: readonly string[];
  modules: readonly string[];
  /** On which of the kernels, by name. */
  kernels: readonly string[];
  /** Files of the tree that have its name, and to which no -I leads. */
  elsewhere: readonly string[];
}

/** One run's result: all that a reporter gets. */
export interface Report {
  /** The oldest first. */
  kernels: readonly string[];
  /** What each of the kernels is, in the same order. */
  releases: readonly KernelRelease[];
  diagnostics: readonly Diagnostic[];
  problems: readonly Problem[];
  incomplete: readonly IncompleteModule[];
  missingHeaders: readonly MissingHeader[];
  modules: readonly ModuleOutcomes[];
  /**
   * An incomplete module counts as an error or a warning where it is one. What is found in unreached modules is counted
   * apart, where there are such modules. `fixed` where fixes were asked for: how many findings are no longer there.
   */
  summary: Counts & { files: number; fixed?: number; unreached?: Counts };
}

export interface Counts {
  modules: number;
  errors: number;
  warnings: number;
  notes: number;
}

/** What becomes of an export from one kernel to another; of one symbol, several may be true. */
export type ExportChangeKind =
  | 'gone'
  | 'new'
  | 'into-namespace'
  | 'out-of-namespace'
  | 'to-other-namespace'
  | 'made-gpl-only'
  | 'no-longer-gpl-only';

export interface ExportChange {
  symbol: string;
  kinds: readonly ExportChangeKind[];
  /** undefined where it is new. */
  before?: KernelExport;
  /** undefined where it is gone. */
  after?: KernelExport;
}

/** Where a module uses an export of the kernel's. */
export interface ExportUse {
  module: string;
  file: string;
  /** 1-based. */
  line: number;
  /** On which of the kernels that are compared, by name. */
  kernels: readonly string[];
}
