import type { CompilerStop, Gap, Problem } from '../../model';
import type { Expander } from './expand';
import type { KernelIncludeFacts } from './kernelIncludes';
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
  /** A header of the kernel's includes a file of the driver's, and makes of it what need not be all known. */
  isIncludedByHeader: boolean;
  /** Names that `#pragma weak` makes weak. */
  weak: Set<string>;
  kernelIncludes: KernelIncludeFacts;
  /** What headers of the kernel's may declare or define for the unit, by macros that it defines. */
  askedFor: string[];
  /** The names that the unit, or a flag, defines or undefines as macros. */
  ownMacros: ReadonlySet<string>;
  /** Ignored flags that something is found by. */
  needed: Set<string>;
  /** What is not there that may say more. */
  incomplete: Gap[];
  /** Names in what conditions leave out behind an include that is not there. */
  leftOut: Set<string>;
  /** Each place once. */
  stops: CompilerStop[];
  problems: Problem[];
}
