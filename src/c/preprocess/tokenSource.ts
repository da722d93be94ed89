import type { Token } from '../lex/token';

/** Where tokens come from: one after the other, with one to look ahead at. */
export interface TokenSource {
  peek(): Token | undefined;
  next(): Token | undefined;
  /** Puts tokens back, to be read before all else. */
  push(tokens: readonly Token[]): void;
  /** The point of the macro table at which the token last taken stands. */
  readonly at: number;
}

/** A list of tokens to read from, onto which expansions are put back. */
export class TokenList implements TokenSource {
  private readonly stack: Token[];

  constructor(
    tokens: readonly Token[],
    readonly at: number,
  ) {
    this.stack = tokens.toReversed();
  }

  peek(): Token | undefined {
    return this.stack.at(-1);
  }

  next(): Token | undefined {
    return this.stack.pop();
  }

  push(tokens: readonly Token[]): void {
    for (let index = tokens.length - 1; index >= 0; index--) this.stack.push(tokens[index]!);
  }
}

/**
 * Takes `( … )` from the source, split at its outer commas.
 * @param most so many arguments at most: the last one takes further commas in, as a variadic macro's does
 */
export function readArguments(source: TokenSource, most = Infinity): Token[][] {
  source.next();
  const args: Token[][] = [[]];
  for (let depth = 0, token = source.next(); token; token = source.next()) {
    if (token.text === '(') depth++;
    if (token.text === ')' && depth-- === 0) break;
    if (token.text === ',' && depth === 0 && args.length < most) args.push([]);
    else args.at(-1)!.push(token);
  }
  return args;
}
