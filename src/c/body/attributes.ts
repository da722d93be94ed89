import { ANNOTATIONS } from '../vocabulary/annotations';
import { TYPE_WORDS } from '../vocabulary/keywords';
import type { BodyCursor } from './cursor';

/**
 * Whether an attribute starts so many tokens ahead: `__attribute__((…))`, one of the kernel's macros for it, or
 * `[[…]]`. `__extension__` is none, which may start an expression.
 */
export function isAttribute(code: BodyCursor, ahead = 0): boolean {
  const text = code.text(ahead);
  if (text === '[') return code.text(ahead + 1) === '[';
  return ANNOTATIONS.has(text) && !TYPE_WORDS.has(text) && text !== '__extension__';
}

/** How many tokens ahead what stands behind an attribute's words and arguments starts, any number of them. */
export function behindAttributes(code: BodyCursor, ahead = 0): number {
  const { at } = code;
  code.at += ahead;
  while (isAttribute(code)) skipAttribute(code);
  const behind = code.at - at;
  code.at = at;
  return behind;
}

/** Passes over one attribute. */
export function skipAttribute(code: BodyCursor): void {
  if (code.text() !== '[') code.at++;
  if (code.text() === '(' || code.text() === '[') code.skipGroup();
}
