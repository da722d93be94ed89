/** The fix that removes `static` or `inline`. */
import { lex } from '../c/lex/lex';
import { Kind, type Token } from '../c/lex/token';
import type { Draft } from './draft';
import { startsLine } from './lineBounds';

const SPELLINGS = { static: ['static'], inline: ['inline', '__inline', '__inline__'] };

/**
 * Removes a word before a name at file scope, at its definition and at each declaration: in C, a definition without
 * `static` inherits it from an earlier declaration. Returns whether the definition at the offset has the word.
 */
export function dropSpecifier(draft: Draft, offset: number, word: 'static' | 'inline'): boolean {
  const { text } = draft;
  const tokens = lex('', text).parts.flatMap((part) => (part.kind === 'run' ? part.tokens : []));
  const symbol = tokens.find(({ start }) => start === offset)?.text;
  const heads = declarationHeads(tokens);
  const words = heads
    .filter((head) => head.some((token) => token.text === symbol))
    .flatMap((head) => head.filter((token) => SPELLINGS[word].includes(token.text)).map((drop) => ({ head, drop })));
  if (!words.some(({ head }) => head.some(({ start }) => start === offset))) return false;
  for (const { drop } of words.reverse()) {
    // With its line, if it is alone on it.
    const blanks = startsLine(text, drop.start) ? /^\s*/ : /^[ \t]*/;
    draft.replace({ start: drop.start, end: drop.end + blanks.exec(text.slice(drop.end))![0].length, text: '' });
  }
  return true;
}

/** The words before the parameters or the initialiser of each declaration of one name at file scope: `static int f`. */
function declarationHeads(tokens: readonly Token[]): Token[][] {
  const heads: Token[][] = [];
  let head: Token[] = [];
  let open = { braces: 0, parentheses: 0 };
  let isDeclared = false;
  for (const token of tokens) {
    const { text } = token;
    if (text === '{') open.braces++;
    if (text === '}') open.braces--;
    if (text === '(') open.parentheses++;
    if (text === ')') open.parentheses--;
    if (open.braces > 0 || open.parentheses > 0) continue;
    if (text === ';' || text === '}') {
      heads.push(head);
      head = [];
      isDeclared = false;
      open = { braces: 0, parentheses: 0 };
    } else if (text === ',') {
      head = [];
      isDeclared = true;
    } else if (text === '=' || text === '[') isDeclared = true;
    else if (token.kind === Kind.Identifier && !isDeclared) head.push(token);
  }
  return heads;
}
