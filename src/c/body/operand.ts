import { asmReferences } from './asmText';
import { literalValue, unary } from '../lex/constant';
import { isFromHeader, Kind, type Token } from '../lex/token';
import { ASM_WORDS, TYPE_WORDS } from '../vocabulary/keywords';
import { Calls } from './call';
import { behindAttributes, isAttribute } from '../lex/attributes';
import type { Evaluation } from './evaluation';
import {
  computed, CONSTANT, FROM_MEMORY, isNonZeroConstant, join, known, LITERAL, valueOf, withType, type KnownValue,
} from './knownValue';
import type { Recursion } from './recursion';
import type { TokenCursor } from '../lex/tokenCursor';
import type { Walked } from './typeChecks';
import { literalType, pointedTo, prefixType, type MaybeType } from './typing';
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
    const value = this.behindPrefixes();
    this.state.leave();
    return value;
  }

  private behindPrefixes(): KnownValue {
    const { code, state } = this;
    const text = code.text();
    if (text === '&&' && code.isName(1)) {
      code.at += 2;
      return LITERAL;
    }
    if (PREFIXES.has(text)) {
      const operator = code.token!;
      const start = ++code.at;
      const operand = this.operand();
      if (text === '!') state.needValue(operator, operand, start);
      if (text === '++' || text === '--') state.checks.write(this.walkedFrom(operator, operand));
      return withType(withPrefix(text, operand), this.prefixed(operator, operand));
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
    const words = code.tokens.slice(start + 1, code.at - 1);
    if (operator === 'sizeof' && TYPE_WORDS.has(words[0]?.text ?? '')) state.readTypeName(words, true);
    const looked = words.map((token) => token.text);
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
      return withType(computed(literalValue(token), LITERAL), isFromHeader(token) ? undefined : literalType(token));
    }
    if (token.kind === Kind.String) {
      this.strings();
      return withType(LITERAL, literalType(token));
    } else if (token.text === '{') return this.recursion.initialiserList();
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
    state.noteValue(token);
    const local = state.locals.get(token.text);
    if (local) return withType(local, state.typeOf(token.text));
    const constant = state.around.names.constantOf(token.text);
    return withType(constant === undefined ? state.valueOf(token.text) : known(constant), state.typeOf(token.text));
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
    const open = code.token!;
    code.at++;
    if (code.text() === '{') {
      const value = recursion.block();
      code.take(')');
      return isFromHeader(open) ? withType(value, undefined) : value;
    }
    if (TYPE_WORDS.has(code.text()) || isAttribute(code) || this.isNamedType()) {
      code.at--;
      const type = this.typeName();
      return withType(code.text() === '{' ? recursion.initialiserList(type) : this.operand(), type);
    }
    const value = isFromHeader(open) ? withType(recursion.expression(), undefined) : recursion.expression();
    recursion.closing(')');
    // What another operand follows was a cast to a named type.
    const next = code.token;
    const isCast =
      next && (next.kind !== Kind.Punctuator || next.text === '{' || next.text === '~' || next.text === '!');
    return isCast && !STATEMENT_WORDS.has(next.text) ? withType(this.operand(), undefined) : value;
  }

  /** Takes a type in parentheses. */
  private typeName(): MaybeType {
    const { code, state } = this;
    const start = code.at + 1;
    code.skipGroup();
    return state.readTypeName(code.tokens.slice(start, code.at - 1));
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

  /** What follows an operand: members, indices, calls, `++`. */
  private postfix(operand: KnownValue): KnownValue {
    const { code, state } = this;
    const start = code.at - 1;
    for (let value = operand; ;) {
      const operator = code.token;
      const { text = '' } = operator ?? {};
      let type: MaybeType;
      if (text === '->') value = member(value);
      if (text === '[') {
        const array = value;
        value = join(join(value, FROM_MEMORY), this.recursion.bracketed());
        type = isFromHeader(operator!) ? undefined : pointedTo(array.type);
      } else if (text === '(') {
        const callee = code.tokens[code.at - 1];
        const called = this.calls.call(undefined, callee?.kind === Kind.Identifier ? callee : undefined, value.type);
        type = called.type;
        value = join(value, called);
      } else if ((text === '.' || text === '->') && code.isName(1)) {
        type = state.checks.member(value.type, operator!, code.tokens[code.at + 1]!);
        code.at += 2;
      } else if (text === '++' || text === '--') {
        type = value.type;
        state.checks.write({ value, tokens: code.tokens.slice(start, code.at) });
        code.at++;
      } else return value;
      value = withType(computed(undefined, value), type);
    }
  }

  private prefixed(operator: Token, { type }: KnownValue): MaybeType {
    return isFromHeader(operator) ? undefined : prefixType(operator.text, type);
  }

  /** An operand behind an operator. */
  private walkedFrom(operator: Token, value: KnownValue): Walked {
    const { code } = this;
    const start = code.tokens.lastIndexOf(operator, code.at);
    return { value, tokens: code.tokens.slice(start + 1, code.at) };
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
  const value = withType(join(pointer, FROM_MEMORY), pointer.type);
  return value.kind === 'runtime' ? { ...value, pointsInto: 'member' } : value;
}
