import type { Token } from '../lex/token';
import { TokenList, type TokenSource } from './tokenSource';

/**
 * Tokens that the compiler sees one after the other, with the same macros defined. A unit's macro table keeps its whole
 * history, and each `#define`, `#undef` and header of the kernel's is a point of it, counted from 1. So a function's
 * body, which is expanded only when something refers to it, is expanded by the macros of where it is:
 *
 *     #define N 1               point 1
 *     int f(void) { return N; } a segment at point 1
 *     #undef N                  point 2
 *     int n;                    a segment at point 2
 */
export interface Segment {
  tokens: readonly Token[];
  /** The point of the macro table. */
  at: number;
}

/** The tokens of some segments, one after the other, onto which expansions are put back. */
export class SegmentStream implements TokenSource {
  private segment = 0;
  private index = 0;
  private readonly pushed = new TokenList([], 0);

  constructor(private readonly segments: readonly Segment[]) {}

  /** The point of the macro table of the token last taken: what it expands to is expanded by that. */
  get at(): number {
    return (this.segments[this.segment] ?? this.segments.at(-1))?.at ?? 0;
  }

  peek(): Token | undefined {
    if (!this.pushed.isEmpty) return this.pushed.peek();
    let segment = this.segment;
    let index = this.index;
    for (; segment < this.segments.length && index >= this.segments[segment]!.tokens.length; segment++) index = 0;
    return this.segments[segment]?.tokens[index];
  }

  next(): Token | undefined {
    // Where nothing is pushed, it notes that what is taken stood below all expansions.
    const pushed = this.pushed.next();
    if (pushed) return pushed;
    this.skipEmpty();
    return this.segments[this.segment]?.tokens[this.index++];
  }

  push(tokens: readonly Token[], macro?: string): void {
    this.pushed.push(tokens, macro);
  }

  ended(): string[] {
    return this.pushed.ended();
  }

  private skipEmpty(): void {
    while (this.segment < this.segments.length && this.index >= this.segments[this.segment]!.tokens.length) {
      this.segment++;
      this.index = 0;
    }
  }
}

/** Collects tokens into segments, a new one wherever the macro table has moved on. */
export class SegmentBuilder {
  readonly segments: { tokens: Token[]; at: number }[] = [];

  add(token: Token, at: number): void {
    const last = this.segments.at(-1);
    if (last?.at === at) last.tokens.push(token);
    else this.segments.push({ tokens: [token], at });
  }
}
