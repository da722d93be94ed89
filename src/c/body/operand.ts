import { asmReferences } from './asmText';
import { literalValue, unary } from '../lex/constant';
import { Kind } from '../lex/token';
import { ASM_WORDS, TYPE_WORDS } from '../vocabulary/keywords';
import { Calls } from './call';
import { behindAttributes, isAttribute } from '../lex/attributes';
import type { Evaluation } from './evaluation';
import {
  computed, CONSTANT, FROM_MEMORY, isNonZeroConstant, join, known, LITERAL, valueOf, type KnownValue,
} from './knownValue';
import type { Recursion } from './recursion';
import type { TokenCursor } from '../lex/tokenCursor';
import { answerOf, isObjectSize, isUnevaluated } from './unevaluated';

const PREFIXES = new Set(['!', '~', '-', '+', '&', '*', '++', '--', '__extension__', '__real__', '__imag__']);

const STATEMENT_WORDS = new Set('if else while for do switch case default return goto break continue'.split(' '));

/** Walks what is between an expression's binary operators: names, literals, calls, casts, prefixes, suffixes. */
export class Operands {
  private readonly calls: Calls;
  private readonly code: TokenCursor;

  constructor(
    private readonly state: Evaluation,
    private readonly recursion: Recursion,
  ) {
    this.code = state.code;
    this.calls = new Calls(state, recursion);
  }

  /** One operand with its prefixes and suffixes. */
  operand(): KnownValue {
    if (!this.state.enter()) return LITERAL;
    const value = this.prefixed();
    this.state.leave();
    return value;
  }

  private prefixed(): KnownValue {
    const { code } = this;
    const text = code.text();
    if (text === '&&' && code.isName(1)) {
      code.at += 2;
      return LITERAL;
    }
    if (PREFIXES.has(text)) {
      code.at++;
      return withPrefix(text, this.operand());
    }
    return this.postfix(isUnevaluated(text) ? this.unevaluated(text) : this.primary());
  }

  /** What looks at its operand alone: for the compiler to tell, and sometimes for us. */
  private unevaluated(operator: string): KnownValue {
    const { code, state } = this;
    const start = ++code.at;
    let operand: KnownValue = LITERAL;
    if (code.text() === '(') code.skipGroup();
    else operand = state.whileDead(true, () => this.operand());
    const looked = code.tokens.slice(start + 1, code.at - 1).map((token) => token.text);
    const first = state.locals.get(looked.find((word) => word !== '(') ?? '');
    const pointsInto = first?.kind === 'runtime' ? first.pointsInto : undefined;
    const value = answerOf(operator, looked, { wordSize: state.around.machine.wordSize, pointsInto });
    if (value !== undefined) return known(value, operand.isParameter);
    return join(operand, {
      ...CONSTANT,
      // A member may be an array of nothing, as in include/linux/kfifo.h.
      isNonZero: operator === 'sizeof' && !looked.includes('->'),
      isObjectSize: isObjectSize(operator),
    });
  }

  private primary(): KnownValue {
    const { code } = this;
    const token = code.token;
    if (!token) return LITERAL;
    if (token.text === '(') return this.parenthesized();
    if (token.kind === Kind.Identifier) return this.name();
    if (token.kind === Kind.Number || token.kind === Kind.Character) {
      code.at++;
      return computed(literalValue(token), LITERAL);
    }
    if (token.kind === Kind.String) this.strings();
    else if (token.text === '{') return this.recursion.initialiserList();
    return LITERAL;
  }

  private name(): KnownValue {
    const { code, state } = this;
    const token = code.token!;
    if (ASM_WORDS.has(token.text)) {
      asmReferences(state, this.recursion);
      return LITERAL;
    }
    code.at++;
    if (code.text() === '(') return this.calls.call(token);
    state.refer(token);
    const local = state.locals.get(token.text);
    if (local) return local;
    const constant = state.around.names.constantOf(token.text);
    return constant === undefined ? state.valueOf(token.text) : known(constant);
  }

  /** Literals, and macros of the kernel's that are replaced by one between them: `KERN_INFO "x" FOO`. */
  private strings(): void {
    const { code } = this;
    const isPart = (): boolean =>
      code.token?.kind === Kind.String || (code.isName() && code.tokens[code.at - 1]?.kind === Kind.String);
    for (; isPart(); code.at++) if (code.isName()) this.state.refer(code.token!);
  }

  private parenthesized(): KnownValue {
    const { code, recursion } = this;
    code.at++;
    if (code.text() === '{') {
      const value = recursion.block();
      code.take(')');
      return value;
    }
    if (TYPE_WORDS.has(code.text()) || isAttribute(code) || this.isNamedType()) {
      code.at--;
      code.skipGroup();
      return code.text() === '{' ? this.primary() : this.operand();
    }
    const value = recursion.expression();
    recursion.closing(')');
    // What another operand follows was a cast to a named type.
    const next = code.token;
    const isCast =
      next && (next.kind !== Kind.Punctuator || next.text === '{' || next.text === '~' || next.text === '!');
    return isCast && !STATEMENT_WORDS.has(next.text) ? this.operand() : value;
  }

  /** `(name *)` and `(name)(x)`, where it names no function. */
  private isNamedType(): boolean {
    const { code } = this;
    if (!code.isName()) return false;
    let ahead = behindAttributes(code, 1);
    while (code.isName(ahead)) ahead = behindAttributes(code, ahead + 1);
    const names = ahead;
    while (code.text(ahead) === '*' || code.isName(ahead)) ahead = behindAttributes(code, ahead + 1);
    if (code.text(ahead) !== ')') return false;
    if (ahead > 1) return names < ahead || names > 1;
    return code.text(2) === '(' && !this.mayBeFunction(code.text());
  }

  private mayBeFunction(name: string): boolean {
    const { locals, around } = this.state;
    const { names, inlines } = around;
    return locals.has(name) || names.isOwn(name) || inlines.isInline(name) || names.isExported(name);
  }

  private postfix(operand: KnownValue): KnownValue {
    const { code } = this;
    for (let value = operand; ;) {
      const text = code.text();
      if (text === '->') value = member(value);
      if (text === '[') value = join(join(value, FROM_MEMORY), this.recursion.bracketed());
      else if (text === '(') value = join(value, this.calls.call(undefined));
      else if ((text === '.' || text === '->') && code.isName(1)) code.at += 2;
      else if (text === '++' || text === '--') code.at++;
      else return value;
      value = computed(undefined, value);
    }
  }
}

function withPrefix(prefix: string, operand: KnownValue): KnownValue {
  const isNot = prefix === '!';
  const value = unary(prefix, isNot && isNonZeroConstant(operand) ? 1 : valueOf(operand));
  if (value !== undefined) return known(value, operand.isParameter);
  if (prefix === '*') return join(operand, FROM_MEMORY);
  if (operand.kind !== 'runtime') return computed(undefined, operand);
  return { ...operand, most: undefined, likely: isNot ? unary(prefix, operand.likely) : undefined };
}

/** `pointer->`: what it points to is in memory. */
function member(pointer: KnownValue): KnownValue {
  const value = join(pointer, FROM_MEMORY);
  return value.kind === 'runtime' ? { ...value, pointsInto: 'member' } : value;
}
