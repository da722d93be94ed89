import { asmMentions } from './asmText';
import { literalValue, unary, type Value } from '../lex/constant';
import { Kind } from '../lex/token';
import { ASM_WORDS, TYPE_WORDS } from '../vocabulary/keywords';
import { Calls } from './call';
import { behindAttributes, isAttribute } from './attributes';
import type { BodyCursor } from './cursor';
import { nothingSeen } from './seen';
import type { Expressions } from './expression';
import { answerOf, isObjectSize, isUnevaluated } from './unevaluated';

const PREFIXES = new Set(['!', '~', '-', '+', '&', '*', '++', '--', '__extension__', '__real__', '__imag__']);

const STATEMENT_WORDS = new Set('if else while for do switch case default return goto break continue'.split(' '));

/** Walks what stands between an expression's binary operators: names, literals, calls, casts, prefixes, suffixes. */
export class Operands {
  private readonly calls: Calls;

  constructor(
    private readonly code: BodyCursor,
    private readonly expressions: Expressions,
    /** Walks the block of a statement expression. */
    private readonly block: () => Value,
  ) {
    this.calls = new Calls(code, expressions, block);
  }

  /** One operand with its prefixes and suffixes; its value where it is a constant. */
  operand(): Value {
    if (!this.code.enter()) return undefined;
    const value = this.prefixed();
    this.code.leave();
    return value;
  }

  private prefixed(): Value {
    const { code } = this;
    const text = code.text();
    if (text === '&&' && code.isName(1)) {
      code.at += 2;
      return undefined;
    }
    if (PREFIXES.has(text)) {
      code.at++;
      const { value: given, isNonZero, likely } = code.decided(() => this.operand());
      const value = unary(text, text === '!' && isNonZero ? 1 : given);
      code.seen.nonZero = isNonZero && text !== '!';
      code.seen.likely = text === '!' ? unary(text, likely) : undefined;
      if (text === '*') code.seen.pointsInto = undefined;
      code.seen.most = undefined;
      if (text === '*') code.seen.memory = code.seen.runtime = true;
      return value;
    }
    if (isUnevaluated(text)) return this.postfix(this.unevaluated(text));
    return this.postfix(this.primary());
  }

  /** What looks at its operand alone: for the compiler to tell, and sometimes for us. */
  private unevaluated(operator: string): Value {
    const { code } = this;
    const start = ++code.at;
    if (code.text() === '(') code.skipGroup();
    else code.whileDead(true, () => this.operand());
    const looked = code.tokens.slice(start + 1, code.at - 1).map((token) => token.text);
    const pointsInto = code.local(looked.find((word) => word !== '(') ?? '')?.pointsInto;
    const value = answerOf(operator, looked, { wordSize: code.around.wordSize, pointsInto });
    if (value === undefined) code.seen.constant = true;
    // A member may be an array of nothing, as in include/linux/kfifo.h.
    code.seen.nonZero = value === undefined && operator === 'sizeof' && !looked.includes('->');
    if (value === undefined && isObjectSize(operator)) code.seen.objectSize = true;
    return value;
  }

  private primary(): Value {
    const { code } = this;
    const token = code.token;
    if (!token) return undefined;
    if (token.text === '(') return this.parenthesized();
    if (token.kind === Kind.Identifier) return this.name();
    if (token.kind === Kind.Number || token.kind === Kind.Character) {
      code.at++;
      return literalValue(token);
    }
    if (token.kind === Kind.String) this.strings();
    else if (token.text === '{') this.expressions.initialiserList();
    return undefined;
  }

  private name(): Value {
    const { code } = this;
    const token = code.token!;
    if (ASM_WORDS.has(token.text)) {
      asmMentions(code, () => this.expressions.expression());
      return undefined;
    }
    code.at++;
    if (code.text() === '(') return this.calls.call(token);
    code.mention(token);
    const local = code.local(token.text);
    const value = local ? local.value : code.around.constantOf(token.text);
    if (value === undefined || local) code.noteValue(token.text);
    return value;
  }

  /** Literals, and macros of the kernel's that stand for one between them: `KERN_INFO "x" FOO`. */
  private strings(): void {
    const { code } = this;
    const isPart = (): boolean =>
      code.token?.kind === Kind.String || (code.isName() && code.tokens[code.at - 1]?.kind === Kind.String);
    for (; isPart(); code.at++) if (code.isName()) code.mention(code.token!);
  }

  private parenthesized(): Value {
    const { code } = this;
    code.at++;
    if (code.text() === '{') {
      const value = this.block();
      code.take(')');
      return value;
    }
    if (TYPE_WORDS.has(code.text()) || isAttribute(code) || this.isNamedType()) {
      code.at--;
      code.skipGroup();
      return code.text() === '{' ? this.primary() : this.operand();
    }
    const before = code.seen;
    code.seen = nothingSeen();
    const value = this.expressions.expression();
    this.expressions.closing(')');
    // What another operand follows was a cast to a named type.
    const next = code.token;
    const isCast =
      next && (next.kind !== Kind.Punctuator || next.text === '{' || next.text === '~' || next.text === '!');
    const inside = code.seen;
    code.seen = before;
    if (isCast && !STATEMENT_WORDS.has(next.text)) return this.operand();
    code.see(inside);
    return value;
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
    const { around } = code;
    const name = code.text();
    const isFunction = code.isLocal(name) || around.isOwn(name) || around.isInline(name) || around.isExported(name);
    return code.text(2) === '(' && !isFunction;
  }

  private postfix(value: Value): Value {
    const { code } = this;
    for (;;) {
      const text = code.text();
      if (text === '[' || text === '->') code.seen.memory = code.seen.runtime = true;
      if (text === '->') code.seen.pointsInto = 'member';
      if (text === '[') this.expressions.bracketed();
      else if (text === '(') this.calls.call(undefined);
      else if ((text === '.' || text === '->') && code.isName(1)) code.at += 2;
      else if (text === '++' || text === '--') code.at++;
      else return value;
      value = undefined;
    }
  }
}
