import { asmMentions } from '../asmText';
import { binary, literalValue, PRECEDENCE, unary, type Value } from '../constant';
import { TYPE_WORDS } from '../scope/items';
import { HANDED_TO, NESTING_LIMIT, type BodyCursor } from './cursor';
import { Kind } from '../lex/token';

const ASSIGNMENTS = new Set(['=', '+=', '-=', '*=', '/=', '%=', '&=', '|=', '^=', '<<=', '>>=']);
const PREFIXES = new Set(['!', '~', '-', '+', '&', '*', '++', '--', '__extension__', '__real__', '__imag__']);
/** What looks at its operand and never evaluates it (C11 6.5.3.4, GNU's, and no_printk() of include/linux/printk.h). */
const UNEVALUATED = new Set(
  'sizeof typeof __typeof__ __typeof _Alignof __alignof__ __alignof offsetof __builtin_offsetof __builtin_types_compatible_p no_printk'.split(' '),
);
/** What hands on the value of its first argument (include/linux/compiler.h). */
const TRANSPARENT = new Set(['likely', 'unlikely', '__builtin_expect']);

/**
 * Walks expressions as the compiler would, keeping the names that it would refer to and leaving out what constants make
 * dead. It understands C and the macros' ways of stretching it, and passes over what it does not understand.
 */
export class Expressions {
  constructor(
    private readonly code: BodyCursor,
    /** Walks the block of a statement expression. */
    private readonly block: () => void,
  ) {}

  /** A full expression, commas included. */
  expression(): Value {
    let value = this.assignment();
    while (this.code.take(',')) value = this.assignment();
    return value;
  }

  assignment(): Value {
    let value = this.conditional();
    while (ASSIGNMENTS.has(this.code.text())) {
      this.code.at++;
      if (this.code.text() === '{') this.initialiserList();
      else this.conditional();
      value = undefined;
    }
    return value;
  }

  /** `{ .name = value, [index] = value, value, … }` */
  initialiserList(): void {
    const { code } = this;
    if (!this.deeper()) return;
    code.at++;
    while (code.at < code.tokens.length && !code.take('}')) {
      const before = code.at;
      if (code.text() === '.' && code.isName(1)) code.at += 2;
      else if (code.isName() && code.text(1) === ':') code.at += 2;
      else if (code.text() === '[') this.bracketed(']');
      else if (code.text() === '{') this.initialiserList();
      else if (!code.take('=') && !code.take(',')) this.assignment();
      if (code.at === before) code.at++;
    }
    code.depth--;
  }

  private conditional(): Value {
    if (!this.deeper()) return undefined;
    const value = this.chosen();
    this.code.depth--;
    return value;
  }

  /** A condition, and if `?` follows, the branch that it chooses. */
  private chosen(): Value {
    const { code } = this;
    const { value: condition, doubt } = code.decided(() => this.operators(1));
    if (!code.take('?')) return condition;
    const isFalse = condition === 0;
    const isTrue = condition !== undefined && !isFalse;
    const yes = code.text() === ':' ? condition : code.whileDoubtful(doubt, () => code.whileDead(isFalse, () => this.expression()));
    code.take(':');
    const no = code.whileDoubtful(doubt, () => code.whileDead(isTrue, () => this.conditional()));
    if (condition === undefined) return yes === no ? yes : undefined;
    return isTrue ? yes : no;
  }

  private operators(least: number): Value {
    const { code } = this;
    let { value: left, doubt } = code.decided(() => this.operand());
    for (;;) {
      const operator = code.text();
      const precedence = PRECEDENCE.get(operator) ?? 0;
      if (precedence < least || code.token?.kind !== Kind.Punctuator) return left;
      code.at++;
      const decided = (operator === '&&' && left === 0) || (operator === '||' && left !== undefined && left !== 0);
      const isLogical = operator === '&&' || operator === '||';
      const right = code.decided(() =>
        code.whileDoubtful(isLogical ? doubt : undefined, () => code.whileDead(decided, () => this.operators(precedence + 1))),
      );
      left = binary(operator, left, right.value);
      doubt = isLogical ? (doubt ?? right.doubt) : doubt && right.doubt;
    }
  }

  private operand(): Value {
    if (!this.deeper()) return undefined;
    const value = this.prefixed();
    this.code.depth--;
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
      return unary(text, this.operand());
    }
    if (UNEVALUATED.has(text)) {
      code.seen.constant = true;
      code.at++;
      if (code.text() === '(') code.skipGroup();
      else code.whileDead(true, () => this.operand());
      return this.postfix(undefined);
    }
    return this.postfix(this.primary());
  }

  private primary(): Value {
    const { code } = this;
    const token = code.token;
    if (!token) return undefined;
    if (token.text === '(') return this.parenthesized();
    if (token.text === '{') {
      this.initialiserList();
      return undefined;
    }
    if (token.kind === Kind.Number || token.kind === Kind.Character) {
      code.at++;
      return literalValue(token);
    }
    if (token.kind === Kind.String) {
      while (code.token?.kind === Kind.String || (code.isName() && code.tokens[code.at - 1]?.kind === Kind.String)) this.stringPart();
      return undefined;
    }
    if (token.kind !== Kind.Identifier) return undefined;
    if (/^(asm|__asm__|__asm)$/.test(token.text)) {
      asmMentions(code, () => this.expression());
      return undefined;
    }
    code.at++;
    if (code.text() === '(') return this.call(token.text, () => code.mention(token));
    code.mention(token);
    const value = code.isLocal(token.text) ? undefined : code.around.constantOf(token.text);
    if (value === undefined) code.seen[this.isConstant(token.text) ? 'constant' : 'runtime'] = true;
    return value;
  }

  /** A literal, or a macro of the kernel's that stands for one between literals: `KERN_INFO "x" FOO`. */
  private stringPart(): void {
    if (this.code.isName()) this.code.mention(this.code.token!);
    this.code.at++;
  }

  private parenthesized(): Value {
    const { code } = this;
    code.at++;
    if (code.text() === '{') {
      this.block();
      code.take(')');
      return undefined;
    }
    if (TYPE_WORDS.has(code.text())) {
      code.at--;
      code.skipGroup();
      return code.text() === '{' ? this.primary() : this.operand();
    }
    const value = this.expression();
    this.skipTo(')');
    // What another operand follows was a cast to a named type.
    const next = code.token;
    const isCast = next && (next.kind !== Kind.Punctuator || next.text === '{' || next.text === '~' || next.text === '!');
    return isCast && !STATEMENT_WORDS.has(next.text) ? this.operand() : value;
  }

  /** A name that a header of the kernel makes something of, most likely a constant. */
  private isConstant(name: string): boolean {
    return !this.code.isLocal(name) && !this.code.around.isOwn(name) && this.code.around.isHeaderMacro(name);
  }

  private call(name: string, mention: () => void): Value {
    const { code } = this;
    if (name === '__builtin_constant_p') {
      code.at++;
      const value = code.whileDead(true, () => this.assignment());
      this.skipTo(')');
      code.seen.constant = true;
      return value === undefined ? undefined : 1;
    }
    if (name === '__builtin_choose_expr') return this.choice();
    mention();
    code.seen[this.isConstant(name) ? 'constant' : 'runtime'] = true;
    if (/^symbol_(get|request)$/.test(name) && code.isName(1)) code.found.weak.add(code.text(1));
    const isOpaque = !code.isLocal(name) && !code.around.isOwn(name);
    const isStub = !isOpaque && code.around.ignoresArguments(name);
    code.at++;
    let first: Value;
    for (let count = 0; code.at < code.tokens.length && code.text() !== ')'; count++) {
      const start = code.at;
      const given = isOpaque && code.isName() && /^[,)]$/.test(code.text(1)) ? code.text() : undefined;
      if (given !== undefined) code.found.pasted.add(given);
      // A macro of the kernel's may be there to drop what it is handed: CFG80211_TESTMODE_CMD(x), pm_ptr(x).
      const isAlone = count === 0 && code.text(1) === ')';
      const isDoubtful = given !== undefined && isAlone && code.around.isHeaderMacro(name) && !code.around.isExported(given);
      const isMember = given !== undefined && count > 0 && MEMBER_MACROS.test(name) && (code.text(1) === ')' || !name.includes('for_each'));
      const value = isMember ? this.skipName() : code.whileDoubtful(isDoubtful ? `${HANDED_TO}${name}()` : undefined, () =>
            code.whileDead(isStub && !this.calls(), () => this.argument()),
          );
      if (count === 0) first = value;
      if (!code.take(',') && code.text() !== ')' && code.at === start) code.at++;
    }
    code.take(')');
    if (TRANSPARENT.has(name)) return first;
    return isOpaque ? undefined : code.around.callValue(name);
  }

  /** `__builtin_choose_expr(constant, one, other)` */
  private choice(): Value {
    const { code } = this;
    code.at++;
    const { value, doubt } = code.decided(() => this.assignment());
    code.take(',');
    const yes = code.whileDoubtful(doubt, () => code.whileDead(value === 0, () => this.assignment()));
    code.take(',');
    const isTrue = value !== undefined && value !== 0;
    const no = code.whileDoubtful(doubt, () => code.whileDead(isTrue, () => this.assignment()));
    this.skipTo(')');
    if (value === undefined) return undefined;
    return isTrue ? yes : no;
  }

  /** Whether the argument at hand calls something, which happens whatever becomes of the argument. */
  private calls(): boolean {
    const { code } = this;
    for (let ahead = 0, depth = 0; code.at + ahead < code.tokens.length; ahead++) {
      const text = code.text(ahead);
      if (text === '(') return true;
      if (depth === 0 && (text === ',' || text === ')')) return false;
      depth += text === '[' ? 1 : text === ']' ? -1 : 0;
    }
    return false;
  }

  private skipName(): Value {
    this.code.at++;
    return undefined;
  }

  /** An argument: an expression, or, of a macro, a type or a block. */
  private argument(): Value {
    const { code } = this;
    if (code.text() === '{') {
      this.block();
      return undefined;
    }
    if (!TYPE_WORDS.has(code.text())) return this.assignment();
    while (code.at < code.tokens.length && code.text() !== ',' && code.text() !== ')') {
      if (code.text() === '(' || code.text() === '{') code.skipGroup();
      else code.at++;
    }
    return undefined;
  }

  private postfix(value: Value): Value {
    const { code } = this;
    for (;;) {
      const text = code.text();
      if (text === '[') this.bracketed(']');
      else if (text === '(') this.call('', () => undefined);
      else if ((text === '.' || text === '->') && code.isName(1)) code.at += 2;
      else if (text === '++' || text === '--') code.at++;
      else return value;
      value = undefined;
    }
  }

  private bracketed(close: string): void {
    this.code.at++;
    if (this.code.text() !== close) this.expression();
    if (this.code.text() === '...') {
      this.code.at++;
      this.expression();
    }
    this.skipTo(close);
  }

  /** Walks on to a closing bracket over whatever stands before it. */
  private skipTo(close: string): void {
    const { code } = this;
    while (code.at < code.tokens.length && !code.take(close)) {
      if (code.text() === ';' || code.text() === '}') return;
      const before = code.at;
      this.expression();
      if (code.at === before) code.at++;
    }
  }

  /** Counts the nesting; too deep, the group or token is passed over. */
  private deeper(): boolean {
    if (this.code.depth < NESTING_LIMIT) {
      this.code.depth++;
      return true;
    }
    this.code.skipGroup();
    return false;
  }
}

/** The kernel's macros that are handed the name of a member behind a type or a list (container_of.h, list.h, stddef.h, overflow.h). */
const MEMBER_MACROS = /container_of|_entry|offsetof|sizeof_field|typeof_member|struct_size/;

const STATEMENT_WORDS = new Set('if else while for do switch case default return goto break continue'.split(' '));
