import type { Certainty, Span } from '../../model';
import { numberOf } from './wordNumbers';

/** The kinds of preprocessing tokens (C11 6.4); comments and white space are no tokens. */
export const enum Kind {
  Identifier,
  Number,
  String,
  Character,
  Punctuator,
  /** Stands for nothing: an empty macro argument beside `##`. */
  Placemarker,
}

/** Where a name is defined: in a file of the driver's, by offset, or in a header of the kernel's, by 1-based line. */
export type DefinitionPlace = { file: string; start: number } | { file: string; line: number };

/** What of a macro a token that came out of it keeps. */
export interface ExpandedMacro {
  name: string;
  /** undefined for an object-like macro. */
  parameters: readonly string[] | undefined;
  /** undefined for the command line's and the compiler's. */
  place: DefinitionPlace | undefined;
}

/** A macro's expansion that a token came out of. */
export interface Expansion {
  readonly macro: ExpandedMacro;
  readonly parent: Expansion | undefined;
}

/** The macros that a token must not be expanded by again (Prosser's hide set), as a list that expansions share. */
export interface Hidden {
  readonly macro: string;
  readonly next: Hidden | undefined;
  readonly length: number;
}

/** So many macros may lead to a token: what goes on is no use of macros but an attack on their reader. */
const HIDDEN_LIMIT = 1000;

/** A token that knows where the driver's author wrote it: a macro's replacement is where the macro is used. */
export class Token {
  /** Why it may not be there at all: the condition that could not be decided. */
  possible: string | undefined = undefined;
  from: Expansion | undefined = undefined;
  hidden: Hidden | undefined = undefined;
  /** The first on its line. */
  startsLine = false;
  /** In a header of the kernel's, or in the replacement of a macro of one. */
  isHeaderText = false;

  constructor(
    readonly kind: Kind,
    readonly text: string,
    readonly file: string,
    readonly start: number,
    readonly end: number,
    /** White space before it: what `#` makes a blank of, and what tells `#define f (x)` from `#define f(x)`. */
    readonly spaced: boolean,
    /** Of an identifier; 0 for all else. */
    readonly word: number,
  ) {}

  /** The same token with another text, place or spacing. */
  copy(changes: { text?: string; site?: Token; spaced?: boolean; kind?: Kind } = {}): Token {
    const place = changes.site ?? this;
    const kind = changes.kind ?? this.kind;
    const text = changes.text ?? this.text;
    const word = kind !== Kind.Identifier ? 0 : text === this.text && this.word > 0 ? this.word : numberOf(text);
    const made = new Token(kind, text, place.file, place.start, place.end, changes.spaced ?? this.spaced, word);
    made.possible = this.possible;
    made.from = this.from;
    made.hidden = this.hidden;
    made.isHeaderText = this.isHeaderText;
    return made;
  }
}

/**
 * What hides a token that comes out of a macro's expansion.
 * @param shown macros that no longer hide the token that names the macro
 */
export function hide({ hidden }: Token, macro: ExpandedMacro, shown: readonly string[] = []): Hidden {
  let next = hidden;
  if (shown.length > 0) {
    const names: string[] = [];
    for (let at = hidden; at; at = at.next) if (!shown.includes(at.macro)) names.unshift(at.macro);
    next = names.reduce<Hidden | undefined>((list, name) => hiddenBy(name, list), undefined);
  }
  return hiddenBy(macro.name, next);
}

function hiddenBy(macro: string, next: Hidden | undefined): Hidden {
  return { macro, next, length: (next?.length ?? 0) + 1 };
}

/** Whether a token came out of a macro already. */
export function isHidden(token: Token, macro: string): boolean {
  if (token.hidden && token.hidden.length > HIDDEN_LIMIT) return true;
  for (let at = token.hidden; at; at = at.next) if (at.macro === macro) return true;
  return false;
}

/** The macros that lead to a token, outermost first. */
export function macrosOf(token: Token): ExpandedMacro[] {
  const macros: ExpandedMacro[] = [];
  for (let at = token.from; at; at = at.parent) macros.unshift(at.macro);
  return macros;
}

/** Whether a token came out of a header or a macro of the kernel's, whose text need not be all that the header says. */
export function isFromHeader(token: Token): boolean {
  if (token.isHeaderText) return true;
  for (let at = token.from; at; at = at.parent) if (at.macro.place && 'line' in at.macro.place) return true;
  return false;
}

/** Where a token is. */
export function spanOf({ file, start, end }: Token): Span {
  return { file, start, end };
}

/** Whether something is definitely there: `possible` says why it may not be. */
export function certaintyOf({ possible }: { possible?: string | undefined }): Certainty {
  return possible === undefined ? 'certain' : 'possible';
}
