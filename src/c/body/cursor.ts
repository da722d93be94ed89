import { NESTING_LIMIT, type Value } from '../constant';
import { Kind, type Token } from '../lex/token';
import { CONSTANT_CONDITION, type Mentions, type Surroundings } from './mentions';

/** The tokens of a body, macros expanded, with the names that are local at each point. */
export class BodyCursor {
  at = 0;
  /** Inside code that the compiler removes. */
  dead = false;
  /** Inside code that the compiler may remove, and why. */
  doubt: string | undefined;
  /** Whether what was walked since has values that only the running code knows, and such as the compiler knows. */
  seen = { runtime: false, constant: false };
  private depth = 0;
  private readonly scopes: Set<string>[] = [new Set()];

  constructor(
    readonly tokens: readonly Token[],
    readonly found: Mentions,
    readonly around: Surroundings,
  ) {}

  get token(): Token | undefined {
    return this.tokens[this.at];
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
    if (this.text() !== text || this.at >= this.tokens.length) return false;
    this.at++;
    return true;
  }

  /**
   * Counts the nesting of what is walked into; what nests too deeply is passed over instead.
   * @returns whether to walk into it, and to `leave` it then
   */
  enter(): boolean {
    if (this.depth < NESTING_LIMIT) {
      this.depth++;
      return true;
    }
    this.skipGroup();
    return false;
  }

  leave(): void {
    this.depth--;
  }

  /** Opens a scope: what is declared is local until it is closed. */
  open(): void {
    this.scopes.push(new Set());
  }

  close(): void {
    if (this.scopes.length > 1) this.scopes.pop();
  }

  declare(name: string): void {
    this.scopes.at(-1)!.add(name);
  }

  isLocal(name: string): boolean {
    return this.scopes.some((scope) => scope.has(name));
  }

  /** Keeps a name that the code refers to, unless it is local or the code dead. */
  mention(token: Token): void {
    if (this.dead || this.isLocal(token.text)) return;
    const mentioned = this.doubt && !token.possible ? token.copy() : token;
    mentioned.possible ??= this.doubt;
    this.found.names.push(mentioned);
  }

  /** Notes that a value hangs on a name: a constant, most likely, where a header of the kernel has a macro of it. */
  noteValue(name: string): void {
    const isConstant = !this.isLocal(name) && !this.around.isOwn(name) && this.around.isHeaderMacro(name);
    this.seen[isConstant ? 'constant' : 'runtime'] = true;
  }

  /**
   * Walks a condition, then what hangs on it. One that cannot be told though nothing in it waits for run time,
   * `sizeof(x) > 4`, is the compiler's to decide: what hangs on it is possible.
   */
  decided(walk: () => Value): { value: Value; doubt: string | undefined } {
    const before = this.seen;
    this.seen = { runtime: false, constant: false };
    const value = walk();
    const { runtime, constant } = this.seen;
    this.seen = { runtime: before.runtime || runtime, constant: before.constant || constant };
    return { value, doubt: value === undefined && constant && !runtime ? CONSTANT_CONDITION : undefined };
  }

  /** Does something with code that the compiler may remove, if `doubt` says why. */
  whileDoubtful<T>(doubt: string | undefined, walk: () => T): T {
    const before = this.doubt;
    this.doubt ??= doubt;
    const result = walk();
    this.doubt = before;
    return result;
  }

  /** Does something with code that is not there, or not evaluated. */
  whileDead<T>(isDead: boolean, walk: () => T): T {
    const before = this.dead;
    this.dead ||= isDead;
    const result = walk();
    this.dead = before;
    return result;
  }

  /** Passes over all up to one of these, what stands in brackets included. */
  skipUntil(...ends: string[]): void {
    while (this.at < this.tokens.length && !ends.includes(this.text())) {
      if (this.text() === '(' || this.text() === '{') this.skipGroup();
      else this.at++;
    }
  }

  /** Passes over a bracket and all that it encloses. */
  skipGroup(): void {
    for (let depth = 0; this.at < this.tokens.length;) {
      const text = this.text();
      this.at++;
      if (text === '(' || text === '[' || text === '{') depth++;
      else if ((text === ')' || text === ']' || text === '}') && --depth <= 0) return;
    }
  }
}
