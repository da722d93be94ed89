import type { Value } from '../constant';
import { Kind, type Token } from '../lex/token';

/** What a walk through a body collects: the names that its code would refer to. */
export interface Mentions {
  names: Token[];
  /** Symbols that asm text calls: the string, with the symbol. */
  asm: { token: Token; symbol: string }[];
  /** Single names handed to what the driver does not define: a macro of the kernel may paste a symbol of them. */
  pasted: Set<string>;
  /** `extern` declarations inside functions. */
  externs: Token[];
  /** Names that are only asked for, `symbol_get(x)`: nobody need provide them. */
  weak: Set<string>;
  /** What the function returns, each time. */
  returned: Value[];
}

export function noMentions(): Mentions {
  return { names: [], asm: [], pasted: new Set(), externs: [], weak: new Set(), returned: [] };
}

/** What the walk asks about the file around it. */
export interface Surroundings {
  /** The value of a name that never changes in this file. */
  constantOf(name: string): Value;
  /** What a function of this file returns, if that is always the same. */
  callValue(name: string): Value;
  /** Whether a function of this file, inlined, makes nothing of what it is handed: a stub for what is not configured. */
  ignoresArguments(name: string): boolean;
  /** Whether a call of this name, its value unused, is dropped: `__attribute__((pure))`. */
  isPure(name: string): boolean;
  /** Whether the kernel exports this name. */
  isExported(name: string): boolean;
  /** Whether a header of the kernel defines a macro of this name. */
  isHeaderMacro(name: string): boolean;
  /** Whether the file declares or defines this name itself. */
  isOwn(name: string): boolean;
}

const CONSTANT_CONDITION = 'behind a condition on constants of the compiler and the kernel';

/** Whether a reason says that the compiler, or a macro of the kernel's, may well leave the reference out. */
export function isElidable(reason: string): boolean {
  return reason === CONSTANT_CONDITION || reason.startsWith(HANDED_TO);
}

export const HANDED_TO = 'handed to ';

/** So deep may code nest; what is deeper is passed over, not walked into. */
export const NESTING_LIMIT = 400;

/** The tokens of a body, macros expanded, with the names that are local at each point. */
export class BodyCursor {
  at = 0;
  /** Inside code that the compiler removes. */
  dead = false;
  /** Inside code that the compiler may remove, and why. */
  doubt: string | undefined;
  /** Whether what was walked since it was last cleared has values that only the running code has, and ones only the compiler knows. */
  seen = { runtime: false, constant: false };
  depth = 0;
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

  take(text: string): boolean {
    if (this.text() !== text || this.at >= this.tokens.length) return false;
    this.at++;
    return true;
  }

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

  mention(token: Token): void {
    if (this.dead || this.isLocal(token.text)) return;
    const mentioned = this.doubt && !token.possible ? token.copy() : token;
    mentioned.possible ??= this.doubt;
    this.found.names.push(mentioned);
  }

  /**
   * Walks a condition, then what hangs on it. One that cannot be told though nothing in it waits for run time, `sizeof(x) > 4`,
   * is the compiler's to decide: what hangs on it is possible.
   */
  decided(walk: () => Value): { value: Value; doubt: string | undefined } {
    const before = this.seen;
    this.seen = { runtime: false, constant: false };
    const value = walk();
    const { runtime, constant } = this.seen;
    this.seen = { runtime: before.runtime || runtime, constant: before.constant || constant };
    return { value, doubt: value === undefined && constant && !runtime ? CONSTANT_CONDITION : undefined };
  }

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

  /** Passes over a bracket and all that it encloses. */
  skipGroup(): void {
    for (let depth = 0; this.at < this.tokens.length; ) {
      const text = this.text();
      this.at++;
      if (text === '(' || text === '[' || text === '{') depth++;
      else if ((text === ')' || text === ']' || text === '}') && --depth <= 0) return;
    }
  }
}
