/** Splits shell into words and operators, with its quotes undone and its substitutions made. */
import { isGlob } from '../pattern';

/**
 * A word, with quotes removed as a POSIX shell does (`bare`: it had none), or an operator. `globs`: a `*`, `?` or `[`
 * is outside quotes, so that the shell expands the word to file names; `mixed`: others are inside quotes.
 */
export type ShellToken =
  | { kind: 'word'; text: string; bare: boolean; globs?: 'all' | 'mixed' }
  | { kind: 'operator'; text: string };

/** Marks text inside a word that cannot be known. */
export const UNKNOWN_TEXT = '\u0000';

/** The values for `$` in a piece of shell. */
interface Substitutions {
  /** The value of `$NAME`; undefined if it cannot be known. */
  variable(name: string): string | undefined;
  /** The output of a command without the newlines at its end; undefined if it cannot be known. */
  command(text: string): string | undefined;
}

const OPERATOR = /^(?:&&|\|\||;;|[;&|()\n]|\d*(?:>>|>&|<&|<<|[<>])|&>)/;

/**
 * The tokens of a piece of shell, produced one by one, so that the effect of a command applies to those after it. An
 * unterminated quote ends with the text.
 */
export function* shellTokens(text: string, substitutions: Substitutions): Generator<ShellToken> {
  const tokens: ShellToken[] = [];
  let word: string | undefined;
  let bare = true;
  let globs = { outside: false, inside: false };
  const finish = (): void => {
    const kind = globs.outside && { globs: globs.inside ? ('mixed' as const) : ('all' as const) };
    if (word !== undefined) tokens.push({ kind: 'word', text: word, bare, ...(isGlob(word) && kind) });
    word = undefined;
    bare = true;
    globs = { outside: false, inside: false };
  };
  const note = (piece: string, quoted: boolean): void => {
    if (/[*?[]/.test(piece)) globs[quoted ? 'inside' : 'outside'] = true;
  };
  const splice = (value: string, quoted: boolean): void => {
    const pieces = quoted ? [value] : value.split(/[ \t\n]+/);
    for (const [index, piece] of pieces.entries()) {
      if (index > 0) finish();
      if (piece !== '' || quoted) word = (word ?? '') + piece;
      note(piece, quoted);
    }
    bare = false;
  };
  for (let i = 0; i < text.length;) {
    yield* tokens.splice(0);
    const char = text[i]!;
    const operator = word === undefined || !/\d/.test(char) ? OPERATOR.exec(text.slice(i, i + 8)) : null;
    if (operator) {
      finish();
      tokens.push({ kind: 'operator', text: operator[0] });
      i += operator[0].length;
    } else if (/\s/.test(char)) {
      finish();
      i++;
    } else if (char === '#' && word === undefined) {
      const end = text.indexOf('\n', i);
      i = end < 0 ? text.length : end;
    } else if (char === '\\') {
      if (text[i + 1] !== '\n') word = (word ?? '') + (text[i + 1] ?? '');
      note(text[i + 1] ?? '', true);
      bare = false;
      i += 2;
    } else if (char === "'") {
      const end = closing(text, i + 1, "'");
      word = (word ?? '') + text.slice(i + 1, end);
      note(text.slice(i + 1, end), true);
      bare = false;
      i = end + 1;
    } else if (char === '"') {
      i = doubleQuoted(text, i + 1, substitutions, (value) => splice(value, true));
    } else if (char === '$' || char === '`') {
      const { value, end } = substitution(text, i, substitutions);
      splice(value, false);
      i = end;
    } else {
      word = (word ?? '') + char;
      note(char, false);
      i++;
    }
  }
  finish();
  yield* tokens;
}

function closing(text: string, from: number, quote: string): number {
  const end = text.indexOf(quote, from);
  return end < 0 ? text.length : end;
}

function doubleQuoted(text: string, from: number, given: Substitutions, add: (value: string) => void): number {
  let i = from;
  let value = '';
  while (i < text.length && text[i] !== '"') {
    if (text[i] === '\\' && /["\\$`\n]/.test(text[i + 1] ?? '')) {
      value += text[i + 1] === '\n' ? '' : text[i + 1]!;
      i += 2;
    } else if (text[i] === '$' || text[i] === '`') {
      const found = substitution(text, i, given);
      value += found.value;
      i = found.end;
    } else value += text[i++]!;
  }
  add(value);
  return i + 1;
}

/** The value of the substitution at a `$` or a backquote, and the offset where it ends. */
function substitution(text: string, at: number, given: Substitutions): { value: string; end: number } {
  if (text[at] === '`') {
    const end = closing(text, at + 1, '`');
    return { value: given.command(text.slice(at + 1, end)) ?? UNKNOWN_TEXT, end: end + 1 };
  }
  const rest = text.slice(at + 1, at + 200);
  const name = /^(?:\w+|[?#@*$!-])/.exec(rest)?.[0];
  if (name !== undefined) return { value: given.variable(name) ?? UNKNOWN_TEXT, end: at + 1 + name.length };
  if (rest.startsWith('((')) {
    const end = text.indexOf('))', at);
    return {
      value: arithmetic(text.slice(at + 3, end < 0 ? undefined : end), given),
      end: end < 0 ? text.length : end + 2,
    };
  }
  if (rest.startsWith('(') || rest.startsWith('{')) {
    const end = matching(text, at + 1);
    const inner = text.slice(at + 2, end);
    const value = rest.startsWith('(') ? given.command(inner) : parameter(inner, given);
    return { value: value ?? UNKNOWN_TEXT, end: end + 1 };
  }
  return { value: '$', end: at + 1 };
}

function matching(text: string, open: number): number {
  const close = text[open] === '(' ? ')' : '}';
  let depth = 0;
  for (let i = open; i < text.length; i++) {
    if (text[i] === text[open]) depth++;
    else if (text[i] === close && --depth === 0) return i;
  }
  return text.length;
}

/** `${NAME}` and `${NAME:-default}`; other forms are unknown. */
function parameter(text: string, given: Substitutions): string | undefined {
  const match = /^(\w+)(?::?-([^$`]*))?$/.exec(text);
  if (!match) return undefined;
  const value = given.variable(match[1]!);
  return value === '' && match[2] !== undefined ? match[2] : value;
}

/** `$((i+1))`: a sum of numbers and of variables that hold numbers. */
function arithmetic(text: string, given: Substitutions): string {
  const terms = /^\s*\$?(\w+)\s*(?:([+-])\s*\$?(\w+))?\s*$/.exec(text);
  if (!terms) return UNKNOWN_TEXT;
  const valueOf = (term: string): number => Number(/^\d/.test(term) ? term : (given.variable(term) ?? NaN));
  const right = terms[3] === undefined ? 0 : valueOf(terms[3]);
  const sum = valueOf(terms[1]!) + (terms[2] === '-' ? -right : right);
  return Number.isNaN(sum) ? UNKNOWN_TEXT : String(sum);
}
