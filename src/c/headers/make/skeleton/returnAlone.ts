import type { Token } from '../../../lex/token';
import { groupEnd } from './entryTokens';

/** The words of a body that returns something in memory, refers to no symbol and does not depend on arguments. */
const RUNTIME = ['return', '_', '->', '_', ';'];

/**
 * The body of a function that leads nowhere, reduced to what it returns: always the same constant, or something that is
 * in memory. Where that is not obvious, the body stays as it is.
 */
export function returnAlone(tokens: readonly Token[], words: string[]): string[] {
  const returned = expressionsReturned(tokens);
  const [first, ...others] = new Set(returned);
  if (first === undefined) return [];
  if (others.length === 0 && /^(-?\d+|true|false|NULL|)$/.test(first)) return ['return', first, ';'];
  const isSingle = returned.length === 1 && first.includes('->');
  return isSingle ? RUNTIME : words;
}

function expressionsReturned(tokens: readonly Token[]): string[] {
  const found: string[] = [];
  for (let at = 0; at < tokens.length; at++) {
    if (tokens[at]!.text !== 'return') continue;
    const start = ++at;
    while (at < tokens.length && tokens[at]!.text !== ';') at++;
    found.push(tokens.slice(start, at).map(({ text }) => text).join(''));
  }
  return found;
}

/** Leaves out statements that store something in memory and refer to nothing: `p->x = y;`. */
export function withoutStores(words: readonly string[], leads: (word: string) => boolean): string[] {
  const out: string[] = [];
  let start = 0;
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    out.push(word);
    if (word === ';') {
      const first = behindConditions(words, start, at);
      if (isStore(words.slice(first, at), leads)) {
        out.length -= at - first + 1;
        if (first > start) out.push(';');
      }
    }
    if (word === ';' || word === '{' || word === '}') start = at + 1;
  }
  return out;
}

/** Where a statement starts behind its `if (…)` and `else`. */
function behindConditions(words: readonly string[], start: number, end: number): number {
  const tokens = words.slice(start, end).map((text) => ({ text }));
  let at = 0;
  while (at < tokens.length) {
    if (tokens[at]!.text === 'else') at++;
    else if (/^(if|while)$/.test(tokens[at]!.text)) at = Math.max(groupEnd(tokens, at + 1), at + 1);
    else break;
  }
  return start + at;
}

/** An assignment to a member, of what neither calls anything nor takes an address. */
function isStore(words: readonly string[], leads: (word: string) => boolean): boolean {
  if (!/^_/.test(words[0] ?? '') || words[1] !== '->') return false;
  return words.includes('=') && !words.some((word) => word === '(' || word === '&' || word === '++' || word === '--' || leads(word));
}
