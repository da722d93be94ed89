import { binary, type Value } from '../lex/constant';
import type { Token } from '../lex/token';
import { TYPE_WORDS } from '../vocabulary/keywords';
import type { BodyCursor } from './cursor';
import type { Expressions } from './expression';
import { AT_RUNTIME, type Local } from './inlining';
import { CHOSEN_BY_TYPE } from './mentions';
import type { Decided } from './seen';

/** What hands on the value of its first argument (include/linux/compiler.h). */
const TRANSPARENT = new Set(['likely', 'unlikely', '__builtin_expect']);

const OVERFLOW = /^__builtin_(add|sub|mul)_overflow$/;

const OPERATORS: Readonly<Record<string, string>> = { add: '+', sub: '-', mul: '*' };

const isSizeable = ({ value, isNonZero }: Local): boolean => isNonZero || (value ?? 0) > 0;

interface Callee {
  name: string;
  /** Nothing of this file: a function or a macro of the kernel's. */
  isOpaque: boolean;
  /** Inlined, and makes nothing of its arguments. */
  isStub: boolean;
}

/** Walks calls: of functions, of macros of the kernel's, and of what the compiler itself answers. */
export class Calls {
  constructor(
    private readonly code: BodyCursor,
    private readonly expressions: Expressions,
    /** Walks a block that a macro is handed. */
    private readonly block: () => void,
  ) {}

  /**
   * Walks a call, from its `(` on.
   * @param callee undefined where something else than a name is called
   */
  call(callee: Token | undefined): Value {
    const { code } = this;
    const name = callee?.text ?? '';
    if (name === '__builtin_constant_p') return this.constantQuestion();
    if (name === '__builtin_choose_expr') return this.choice();
    if (name === '_Generic') return this.selection();
    if (callee) code.noteCall(callee);
    if (!name.startsWith('__builtin_') && !TRANSPARENT.has(name) && !this.isInlined(name)) code.noteValue(name);
    if (/^symbol_(get|request)$/.test(name) && code.isName(1)) code.found.weak.add(code.text(1));
    const isOpaque = !code.isLocal(name) && !code.around.isOwn(name);
    const given = this.arguments({ name, isOpaque, isStub: !isOpaque && code.around.ignoresArguments(name) });
    if (OVERFLOW.test(name)) return this.overflow(name, given);
    if (callee && !this.isInlined(name) && !this.isExpanded(name, given)) code.mention(callee);
    code.seen.likely = TRANSPARENT.has(name) ? given[0]?.likely : undefined;
    if (TRANSPARENT.has(name)) return given[0]?.value;
    if (!isOpaque) return code.around.callValue(name);
    return callee && this.inline(callee, given);
  }

  /** gcc expands a copy of constant size in place on x86-64, up to 8 KiB (stringop_algs in its x86-tune-costs.h). */
  private isExpanded(name: string, [, , size]: readonly Local[]): boolean {
    const isCopy = /^(__builtin_)?mem(cpy|set)$/.test(name);
    return isCopy && size !== undefined && size.isConstant && this.code.around.isConfigured('CONFIG_X86_64');
  }

  /** What an inline function of a header returns is looked into; what any other does is known only as it runs. */
  private isInlined(name: string): boolean {
    const { around } = this.code;
    return !this.code.isLocal(name) && !around.isOwn(name) && around.isInline(name);
  }

  /** What the call of an inline function of a header comes to, and refers to. */
  private inline(callee: Token, given: readonly Local[]): Value {
    const { code } = this;
    const inlined = code.around.inlined(callee.text, given);
    if (!inlined) return undefined;
    if (inlined.asksArguments && given.some(({ isHandedOn }) => isHandedOn)) code.found.asksArguments = true;
    code.mentionInlined(callee, inlined);
    if (inlined.value === undefined) code.seen[inlined.isConstant ? 'constant' : 'runtime'] = true;
    if (inlined.isDoubtful) code.seen.doubtful = true;
    code.seen.nonZero = inlined.isNonZero;
    return inlined.value;
  }

  /** `( argument, … )` */
  private arguments(callee: Callee): Decided[] {
    const { code } = this;
    const given: Decided[] = [];
    code.at++;
    for (let index = 0; code.at < code.tokens.length && code.text() !== ')'; index++) {
      const start = code.at;
      given.push(code.decided(() => this.handOver(callee, index)));
      if (!code.take(',') && code.text() !== ')' && code.at === start) code.at++;
    }
    code.take(')');
    return given;
  }

  private handOver({ name, isOpaque, isStub }: Callee, index: number): Value {
    const isIgnored = isStub || (isOpaque && this.code.around.ignoresArgument(name, index));
    return this.code.whileDead(isIgnored && !this.containsCall(), () => this.argument());
  }

  /** Whether the argument at hand calls something, which happens whatever becomes of the argument. */
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
  private argument(): Value {
    const { code } = this;
    if (code.text() === '{') this.block();
    else if (TYPE_WORDS.has(code.text())) code.skipUntil(',', ')');
    else return this.expressions.assignment();
    return undefined;
  }

  /** `__builtin_constant_p(expression)` */
  private constantQuestion(): Value {
    const { code } = this;
    code.at++;
    const before = code.seen;
    const asked = code.decided(() => code.whileDead(true, () => this.expressions.assignment()));
    const { isConstant, isDoubtful, isHandedOn, isFromMemory } = asked;
    this.expressions.closing(')');
    code.seen = { ...before, parameter: before.parameter || isHandedOn, likely: undefined };
    if (isConstant) return 1;
    if (isFromMemory) return 0;
    // Most likely not: what is for all other values is there in any case.
    code.seen.runtime = code.seen.doubtful = true;
    code.seen.likely = isDoubtful ? undefined : 0;
    return undefined;
  }

  /** `__builtin_mul_overflow(a, b, &x)`: of constants x is one, and they fit, or the compiler would say so. */
  private overflow(name: string, [first, second, result]: readonly Decided[]): Value {
    const { code } = this;
    const target = code.tokens[code.at - 2];
    if (!first?.isConstant || !second?.isConstant || !result || code.tokens[code.at - 3]?.text !== '&') return undefined;
    const operator = OVERFLOW.exec(name)![1]!;
    const value = binary(OPERATORS[operator]!, first.value, second.value);
    const isNonZero = value === undefined && operator === 'mul' && isSizeable(first) && isSizeable(second);
    code.learn(target!.text, { ...AT_RUNTIME, value, isConstant: true, isNonZero });
    return 0;
  }

  /** `__builtin_choose_expr(constant, one, other)` */
  private choice(): Value {
    const { code, expressions } = this;
    code.at++;
    const { value, doubt } = code.deciding(() => expressions.assignment());
    code.take(',');
    const yes = code.whileDoubtful(doubt, () => code.whileDead(value === 0, () => expressions.assignment()));
    code.take(',');
    const isTrue = value !== undefined && value !== 0;
    const no = code.whileDoubtful(doubt, () => code.whileDead(isTrue, () => expressions.assignment()));
    expressions.closing(')');
    if (value === undefined) return undefined;
    return isTrue ? yes : no;
  }

  /** `_Generic(expression, type: one, default: other)`: types are not followed, so each of them may be chosen. */
  private selection(): Value {
    const { code, expressions } = this;
    code.at++;
    code.whileDead(true, () => expressions.assignment());
    code.seen.constant = true;
    while (code.take(',')) {
      code.skipUntil(':', ',', ')');
      if (code.take(':')) code.whileDoubtful(CHOSEN_BY_TYPE, () => expressions.assignment());
    }
    expressions.closing(')');
    return undefined;
  }
}
