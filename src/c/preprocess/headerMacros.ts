import type { LexedFile } from '../lex/lexedFile';
import type { Macro } from '../lex/macro';
import type { Token } from '../lex/token';

/** A macro of a header of the kernel's, or that there is none, and from when on the unit sees the header. */
export interface HeaderMacro {
  macro: Macro | undefined;
  /** The point of the macro table at which the header is included. */
  since: number;
  /** It gives way to a macro of its name that was there before. */
  givesWay: boolean;
}

/** What the preprocessor asks of the kernel's headers that one unit includes, each from a point of its table on. */
export interface HeaderMacros {
  /** Whether a header may define a macro of a name: if not, there is nothing to expand. */
  mayBeMacro(token: Token): boolean;
  /** What the headers say last about a macro of a name, at a point; undefined where they say nothing. */
  macroAt(name: string, at: number): HeaderMacro | undefined;
  /** The names that the headers have for units that define a macro of a name. */
  askedFor(name: string): string[];
  /**
   * Includes a header by the name in `#include`, with all that it includes itself.
   * @param possible why it may not be included at all
   * @returns its text, where it is re-read wherever it is included
   */
  include(name: string, at: number, possible?: string): LexedFile | undefined;
  /** Whether a header is included, by the name in `#include`; undefined where the kernel has no header of that name. */
  includesName(name: string): boolean | undefined;
}
