import type { Macro } from './macro';
import type { Token } from './token';

/** A line that starts with `#`: its name (empty for the null directive) and the tokens after it. */
export interface Directive {
  kind: 'directive';
  name: string;
  tokens: Token[];
  start: number;
  end: number;
  file: string;
  /** The macro of a `#define`, once it is read: the same for all units; null where it is broken. */
  macro?: Macro | null;
}

/** The tokens between two directives. */
export interface TokenRun {
  kind: 'run';
  tokens: Token[];
}

/** The name that a condition asks to be absent and nothing else: X in `#ifndef X` and `#if !defined(X)`. */
export function absentName({ name, tokens }: Directive): string | undefined {
  if (name === 'ifndef') return tokens[0]?.text;
  return name === 'if' ? /^!defined\(?(\w+)\)?$/.exec(tokens.map((token) => token.text).join(''))?.[1] : undefined;
}
