import type { Token } from '../../../lex/token';
import { groupEnd, tokensOf } from './entryTokens';

/** Between the lines of a header that is re-read, each of which starts with its number. */
export const LINE_END = '\r';

/** A line that defines a macro: what is before its name, the name, its parameters, its replacement. */
export const DEFINE = /^(\w+ #define )(\w+)(?:\(([^)]*)\))?(.*)$/;

/** The names that the text of a header defines as macros, under whichever condition. */
export function macrosOfText(text: string): string[] {
  return text.split(LINE_END).flatMap((line) => DEFINE.exec(line)?.[2] ?? []);
}

/** The names that the text of a header passes to macros, which may paste them. */
export function namesPassed(text: string, isMacro: (name: string) => boolean): string[] {
  const lines = text.split(LINE_END).map((line) => line.slice(line.indexOf(' ') + 1));
  return lines.flatMap((line) => (line.startsWith('#') ? [] : [...passedToMacros(tokensOf(line), isMacro)]));
}

/** The names in the arguments of macros in the text itself: they paste them into names that drivers call. */
export function passedToMacros(tokens: readonly Token[], isMacro: (name: string) => boolean): ReadonlySet<string> {
  const passed = new Set<string>();
  let end = 0;
  for (const [at, { text }] of tokens.entries()) {
    if (at < end) passed.add(text);
    else if (isMacro(text)) end = groupEnd(tokens, at + 1);
  }
  return passed;
}
