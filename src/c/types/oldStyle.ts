import { Kind, type Token } from '../lex/token';
import { TYPE_WORDS } from '../vocabulary/keywords';

/** `f(a, b)`: in a definition, a single name is that of a parameter, or a macro for several. */
export function isOldStyle(head: readonly Token[]): boolean {
  let depth = 0;
  for (const [index, { text, kind }] of head.entries()) {
    if (text === '(') depth++;
    if (text === ')' && --depth === 0) return false;
    if (depth !== 1 || kind !== Kind.Identifier || TYPE_WORDS.has(text)) continue;
    if (/^[(,]$/.test(head[index - 1]!.text) && /^[,)]$/.test(head[index + 1]?.text ?? '')) return true;
  }
  return false;
}
