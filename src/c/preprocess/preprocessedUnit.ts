import type { CompilerStop, Gap, ModuleTag, Problem } from '../../model';
import type { Expander } from './expand';
import type { Macros } from './macroTable';
import type { Segment } from './segments';

/** C as the compiler proper gets it, macros unexpanded. */
export interface PreprocessedText {
  segments: Segment[];
  macros: Macros;
  expander: Expander;
}

/** One source with all that it includes of the driver's. */
export interface PreprocessedUnit extends PreprocessedText {
  /** The driver's own files that were read, the source first. */
  files: string[];
  /** Names that `#pragma weak` makes weak. */
  weak: Set<string>;
  /** Whether DEFAULT_SYMBOL_NAMESPACE was defined when <linux/export.h> came in; later is too late. */
  defaultNamespace: boolean;
  /** No header that is included brings <linux/export.h> along. */
  lacksExportHeader: boolean;
  /** Whether CREATE_TRACE_POINTS was defined when a header came in: trace/define_trace.h defines tracepoints then. */
  createsTracepoints: boolean;
  /** What headers of the kernel's may declare or define for the unit, by macros that it defines. */
  askedFor: string[];
  /** What the kernel's headers import for who includes them, at the `#include`. */
  imports: ModuleTag[];
  /** Ignored flags that something is found by. */
  needed: Set<string>;
  incomplete: Gap[];
  /** Names in what conditions leave out behind an include that is not there. */
  leftOut: Set<string>;
  /** Each place once. */
  stops: CompilerStop[];
  problems: Problem[];
}
