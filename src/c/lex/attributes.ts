import { ANNOTATIONS } from '../vocabulary/annotations';
import { TYPE_WORDS } from '../vocabulary/keywords';
import type { TokenCursor } from './tokenCursor';

/**
 * Whether an attribute starts so many tokens ahead: `__attribute__((…))`, one of the kernel's macros for it, or
 * `[[…]]`. `__extension__` does not count, which may start an expression.
 */
export function isAttribute(code: TokenCursor, ahead = 0): boolean {
  const text = code.text(ahead);
  if (text === '[') return code.text(ahead + 1) === '[';
  return ANNOTATIONS.has(text) && !TYPE_WORDS.has(text) && text !== '__extension__';
}

/** How many tokens ahead the first token behind any number of attributes is. */
export function behindAttributes(code: TokenCursor, ahead = 0): number {
  if (!isAttribute(code, ahead)) return ahead;
  const { at } = code;
  return code.peek(ahead, () => {
    while (isAttribute(code)) skipAttribute(code);
    return code.at - at;
  });
}

/** Passes over one attribute. */
export function skipAttribute(code: TokenCursor): void {
  if (code.text() !== '[') code.at++;
  if (code.text() === '(' || code.text() === '[') code.skipGroup();
}
