import type { Directive, TokenRun } from './directive';
import { LexedFile } from './lexedFile';
import { Kind, Token } from './token';
import { numberOf } from './wordNumbers';

const PUNCTUATORS = /%:%:|\.\.\.|<<=|>>=|->|\+\+|--|<<|>>|<=|>=|==|!=|&&|\|\||[-*+/%&^|]=|##|[^]/y;
/** What makes a literal of another kind of it (C11 6.4.4.4 and 6.4.5). */
const PREFIXES = new Set(['L', 'u', 'U', 'u8']);

const WORD = /[A-Za-z_$\u0080-\uffff][\w$\u0080-\uffff]*(?:(?:\\\r?\n)+[\w$\u0080-\uffff]+)*/y;
const NUMBER = /\.?[0-9](?:[eEpP][+-]|[\w.])*/y;
const SPLICE = /\\\r?\n/g;

/** Reads one file into tokens and directives. An unclosed comment or literal ends with its file or line. */
export function lex(path: string, text: string): LexedFile {
  const parts: (Directive | TokenRun)[] = [];
  let run: Token[] = [];
  let directive: Directive | undefined;
  let lineStart = true;
  let spaced = false;
  let at = 0;

  const match = (pattern: RegExp): number => {
    pattern.lastIndex = at;
    return pattern.test(text) ? pattern.lastIndex : at + 1;
  };
  const push = (kind: Kind, end: number): void => {
    let word = text.slice(at, end);
    if (word.includes('\\\n') || word.includes('\\\r')) word = word.replace(SPLICE, '');
    const token = new Token(kind, word, path, at, end, spaced, kind === Kind.Identifier ? numberOf(word) : 0);
    token.startsLine = lineStart;
    if (!directive) run.push(token);
    else if (directive.name === '' && directive.tokens.length === 0 && kind === Kind.Identifier) {
      directive.name = word;
    } else directive.tokens.push(token);
    if (directive) directive.end = end;
    at = end;
    lineStart = false;
    spaced = false;
  };
  const endLine = (): void => {
    if (directive) {
      parts.push(directive);
      directive = undefined;
    }
    lineStart = true;
    spaced = true;
  };

  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === 10) {
      endLine();
      at++;
    } else if (code <= 32 || code === 0xfeff) {
      spaced = true;
      at++;
    } else if (code === 92 && spliceLength(text, at) > 0) {
      spaced = true;
      at += spliceLength(text, at);
    } else if (code === 47 && text.charCodeAt(at + 1) === 42) {
      const close = text.indexOf('*/', at + 2);
      at = close < 0 ? text.length : close + 2;
      spaced = true;
    } else if (code === 47 && text.charCodeAt(at + 1) === 47) {
      at = endOfLineComment(text, at);
      spaced = true;
    } else if (code === 35 && lineStart) {
      if (run.length > 0) parts.push({ kind: 'run', tokens: run });
      run = [];
      directive = { kind: 'directive', name: '', tokens: [], start: at, end: at, file: path };
      at++;
      lineStart = false;
    } else if (code === 34 || code === 39) {
      push(code === 34 ? Kind.String : Kind.Character, endOfLiteral(text, at));
    } else if ((code >= 48 && code <= 57) || (code === 46 && isDigit(text.charCodeAt(at + 1)))) {
      push(Kind.Number, match(NUMBER));
    } else if (isWordStart(code)) {
      const end = match(WORD);
      const quote = text.charCodeAt(end);
      // `L"wide"`, as EFI's names are.
      const isPrefix = (quote === 34 || quote === 39) && PREFIXES.has(text.slice(at, end));
      if (isPrefix) push(quote === 34 ? Kind.String : Kind.Character, endOfLiteral(text, end));
      else push(Kind.Identifier, end);
    } else {
      push(Kind.Punctuator, match(PUNCTUATORS));
    }
  }
  if (directive) parts.push(directive);
  if (run.length > 0) parts.push({ kind: 'run', tokens: run });
  return new LexedFile(path, text, parts);
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

const isWordStart = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || code === 36 || code >= 128;

/** The length of a backslash and line end; like gcc, also with blanks between. */
function spliceLength(text: string, at: number): number {
  let end = at + 1;
  while (text.charCodeAt(end) <= 32 && text.charCodeAt(end) !== 10) end++;
  return text.charCodeAt(end) === 10 ? end + 1 - at : 0;
}

/** The offset behind a literal's closing quote, or the end of its line. A backslash takes what follows. */
function endOfLiteral(text: string, from: number): number {
  const quote = text.charCodeAt(from);
  for (let at = from + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) return at + 1;
    if (code === 10) return at;
    if (code === 92) at += text.startsWith('\r\n', at + 1) ? 2 : 1;
  }
  return text.length;
}

/** The offset of the newline that ends a `//` comment; a backslash continues it. */
function endOfLineComment(text: string, from: number): number {
  let newline = text.indexOf('\n', from);
  while (newline > 0 && (text[newline - 1] === '\\' || text.slice(newline - 2, newline) === '\\\r')) {
    newline = text.indexOf('\n', newline + 1);
  }
  return newline < 0 ? text.length : newline;
}
