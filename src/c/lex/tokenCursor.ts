import { Kind, type Token } from './token';
import type { Budget } from '../../util/budget';

/** Reads the tokens of a body, macros expanded, from the first to the last. */
export class TokenCursor {
  at = 0;

  /** @param work what is spent on passing over tokens */
  constructor(
    readonly tokens: readonly Token[],
    private readonly work: Budget,
  ) {}

  get token(): Token | undefined {
    return this.tokens[this.at];
  }

  get isAtEnd(): boolean {
    return this.at >= this.tokens.length;
  }

  /** The text of the token so many ahead; empty beyond the end. */
  text(ahead = 0): string {
    return this.tokens[this.at + ahead]?.text ?? '';
  }

  isName(ahead = 0): boolean {
    return this.tokens[this.at + ahead]?.kind === Kind.Identifier;
  }

  /** Takes the token if it has this text. */
  take(text: string): boolean {
    if (this.text() !== text || this.isAtEnd) return false;
    this.at++;
    return true;
  }

  /** Asks something of the tokens from so many ahead on, and returns to where it was. */
  peek<T>(ahead: number, ask: () => T): T {
    const before = this.at;
    this.at += ahead;
    const answer = ask();
    this.at = before;
    return answer;
  }

  /** Passes over all up to one of these, groups in brackets included. */
  skipUntil(...ends: string[]): void {
    while (!this.isAtEnd && !ends.includes(this.text())) {
      if (this.text() === '(' || this.text() === '{') this.skipGroup();
      else this.at++;
    }
  }

  /** Passes over a bracket and all that it encloses. */
  skipGroup(): void {
    const start = this.at;
    this.skipBrackets();
    this.work.spend(this.at - start);
  }

  private skipBrackets(): void {
    for (let depth = 0; !this.isAtEnd;) {
      const text = this.text();
      this.at++;
      if (text === '(' || text === '[' || text === '{') depth++;
      else if ((text === ')' || text === ']' || text === '}') && --depth <= 0) return;
    }
  }
}
