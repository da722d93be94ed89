import { closing } from '../../../lex/groups';
import { lex } from '../../../lex/lex';
import type { Token } from '../../../lex/token';

/** Macros that `#include` is given, and whose words are part of a path. */
export const PATH = /INCLUDE|TRACE_SYSTEM/;

/** The tokens of a macro's replacement or a body. */
export function tokensOf(text: string): Token[] {
  // Behind a word, for a `#` that starts a line would be a directive's.
  return lex('', `_ ${text}`)
    .parts.flatMap(({ tokens }) => tokens)
    .slice(1);
}

/** Words as text that reads as the same ones: with blanks where two would become one. */
export function joined(words: readonly string[]): string {
  let text = '';
  for (const [index, word] of words.entries()) text += sticks(words[index - 1] ?? '', word) ? ` ${word}` : word;
  return text;
}

function sticks(before: string, after: string): boolean {
  if (/[\w$]$/.test(before) && /^[\w$"']/.test(after)) return true;
  if (/^[\d.]/.test(before) && /^[\w.]/.test(after)) return before !== '.' || /^[\d.]/.test(after);
  return PUNCTUATION.includes(before.at(-1) ?? ' ') && PUNCTUATION.includes(after[0] ?? ' ');
}

/** What two-character operators are made of. */
const PUNCTUATION = '-+<>=!&|*/%^#:';

/** Behind the group of parentheses that starts at an index; the index itself where none does, or nothing closes it. */
export function groupEnd(tokens: readonly { text: string }[], start: number): number {
  const close = tokens[start]?.text === '(' ? closing(tokens, start) : tokens.length;
  return close < tokens.length ? close + 1 : start;
}
