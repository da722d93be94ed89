import type { Token } from '../lex/token';

/** Where tokens come from: one after the other, with one to look ahead at. */
export interface TokenSource {
  peek(): Token | undefined;
  next(): Token | undefined;
  /**
   * Puts tokens back, to be read before all else.
   * @param macro the one that they are the expansion of
   */
  push(tokens: readonly Token[], macro?: string): void;
  /** The macros whose expansions have ended before the token last taken, since this was asked last. */
  ended(): string[];
  /** The point of the macro table of the token last taken. */
  readonly at: number;
}

/** A list of tokens to read from, onto which expansions are put back. */
export class TokenList implements TokenSource {
  private readonly stack: Token[];
  /** The expansions that are being read, the outermost first, with the height of the stack below each. */
  private readonly expansions: { macro: string; below: number }[] = [];
  /** Where the token last taken was in the stack. */
  private last = 0;

  constructor(
    tokens: readonly Token[],
    readonly at: number,
  ) {
    this.stack = tokens.toReversed();
  }

  peek(): Token | undefined {
    return this.stack.at(-1);
  }

  get isEmpty(): boolean {
    return this.stack.length === 0;
  }

  next(): Token | undefined {
    this.last = this.stack.length - 1;
    return this.stack.pop();
  }

  push(tokens: readonly Token[], macro?: string): void {
    if (macro !== undefined) this.expansions.push({ macro, below: this.stack.length });
    for (let index = tokens.length - 1; index >= 0; index--) this.stack.push(tokens[index]!);
  }

  ended(): string[] {
    const found: string[] = [];
    for (let top = this.expansions.at(-1); top && top.below > this.last; top = this.expansions.at(-1)) {
      found.push(top.macro);
      this.expansions.pop();
    }
    return found;
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
