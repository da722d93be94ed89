import type { Token } from '../lex/token';
import { TYPE_WORDS } from '../vocabulary/keywords';
import { BUILTIN_CALLS, isOverflow, overflow } from './builtinCalls';
import type { Evaluation } from './evaluation';
import { computed, isNonZeroConstant, join, known, LITERAL, withType, type KnownValue } from './knownValue';
import { opensDeclarator } from './localDeclarations';
import type { Recursion } from './recursion';
import type { TokenCursor } from '../lex/tokenCursor';
import type { Walked } from './typeChecks';

/** What passes through its first argument (include/linux/compiler.h). */
const TRANSPARENT = new Set(['likely', 'unlikely', '__builtin_expect']);

/** Walks calls: of functions, of macros of the kernel's, and of what the compiler itself answers. */
export class Calls {
  private readonly code: TokenCursor;

  constructor(
    private readonly state: Evaluation,
    private readonly recursion: Recursion,
  ) {
    this.code = state.code;
  }

  /**
   * Walks a call, from its `(` on.
   * @param callee undefined where something else than a name is called
   * @param named what names it all the same, `ops->run`
   * @param type of what is called, where that is known
   */
  call(callee: Token | undefined, named = callee, type = callee && this.state.typeOf(callee.text)): KnownValue {
    const given: Walked[] = [];
    const value = this.outcome(callee, given);
    return withType(value, named && this.state.checks.call(named, type, given));
  }

  /** @param walked the arguments are added to them */
  private outcome(callee: Token | undefined, walked: Walked[]): KnownValue {
    const { state } = this;
    const { inlines } = state.around;
    const name = callee?.text ?? '';
    const builtin = BUILTIN_CALLS.get(name);
    if (builtin) return builtin(state, this.recursion);
    if (callee) this.noteCall(callee);
    // A function or a macro of the kernel's: nothing of this file.
    const isOpaque = !state.locals.has(name) && !state.around.names.isOwn(name);
    const isInline = isOpaque && inlines.isInline(name);
    const given = this.state.whileCalling(name, () => this.arguments(name, walked));
    const all = given.reduce(join, LITERAL);
    if (isOverflow(name)) return overflow(state, name, given, all);
    if (callee && !isInline && !this.isExpanded(name, given)) state.refer(callee);
    if (TRANSPARENT.has(name)) return given[0] ?? LITERAL;
    if (callee && isInline) return this.inlined(callee, given, all);
    // What an inline function returns is looked into; what any other does is known only as it runs.
    const parts = name.startsWith('__builtin_') ? all : join(state.valueOf(name), all);
    return computed(isOpaque ? undefined : inlines.returnValue(name), parts);
  }

  private noteCall(callee: Token): void {
    const { code, state } = this;
    if (!opensDeclarator(code)) state.noteCall(callee);
    if (/^symbol_(get|request)$/.test(callee.text) && code.isName(1)) state.askFor(code.text(1));
  }

  /** gcc expands copies of constant size in place. */
  private isExpanded(name: string, [, , size]: readonly KnownValue[]): boolean {
    const isCopy = /^(__builtin_)?mem(cpy|set)$/.test(name);
    return isCopy && size !== undefined && size.kind !== 'runtime' && this.state.around.machine.expandsCopies;
  }

  /** The call of an inline function of a header: what it results in, and refers to. */
  private inlined(callee: Token, given: readonly KnownValue[], all: KnownValue): KnownValue {
    const { state } = this;
    const result = state.around.inlines.call(callee.text, given);
    if (!result) return computed(undefined, all);
    if (result.asksArguments && all.isParameter) state.askArguments();
    state.referThrough(callee, result);
    const { value } = result;
    const parts = join(value, all);
    if (value.kind === 'known') return known(value.value, result.asksArguments && all.isParameter);
    if (parts.kind !== 'constant') return computed(undefined, parts);
    return { ...parts, isNonZero: isNonZeroConstant(value) };
  }

  /** `( argument, … )` */
  private arguments(callee: string, walked: Walked[]): KnownValue[] {
    const { code } = this;
    const given: KnownValue[] = [];
    code.at++;
    while (!code.isAtEnd && code.text() !== ')') {
      const start = code.at;
      const isIgnored = this.isIgnored(callee, given.length) && !this.containsCall();
      const value = this.state.whileDead(isIgnored, () => this.argument());
      given.push(value);
      walked.push({ value, tokens: code.tokens.slice(start, code.at) });
      if (!code.take(',') && code.text() !== ')' && code.at === start) code.at++;
    }
    code.take(')');
    return given;
  }

  private isIgnored(callee: string, index: number): boolean {
    return !this.state.locals.has(callee) && this.state.around.inlines.ignoresArgument(callee, index);
  }

  /** Whether the argument at hand calls something, which happens even if the argument is ignored. */
  private containsCall(): boolean {
    const { code } = this;
    for (let ahead = 0, depth = 0; code.at + ahead < code.tokens.length; ahead++) {
      const text = code.text(ahead);
      if (text === '(') return true;
      if (depth === 0 && (text === ',' || text === ')')) return false;
      depth += text === '[' ? 1 : text === ']' ? -1 : 0;
    }
    return false;
  }

  /** An argument: an expression, or, of a macro, a type or a block. */
  private argument(): KnownValue {
    const { code } = this;
    if (code.text() === '{') return computed(undefined, this.recursion.block());
    if (!TYPE_WORDS.has(code.text())) return this.recursion.assignment();
    code.skipUntil(',', ')');
    return LITERAL;
  }
}
