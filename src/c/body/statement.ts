import type { Token } from '../lex/token';
import type { Value } from '../lex/constant';
import { inAllCases } from './cases';
import { isAttribute, skipAttribute } from './attributes';
import { BodyCursor } from './cursor';
import { doubtsOf, nothingSeen, type Decided, type Seen } from './seen';
import { AT_RUNTIME, type Local } from './inlining';
import { Expressions } from './expression';
import { declareLocals, isDeclaration } from './locals';
import { CONSTANT_CONDITION } from './mentions';

/** Of a block that ends with no expression. */
const UNKNOWN: Seen = { ...nothingSeen(), runtime: true, memory: true };

/** Walks statements, following where control ends: what stands behind a `return` up to the next label is dead. */
export class Statements {
  readonly expressions: Expressions;
  /** Where the cases of a switch start among the names that are found. */
  private cases: number[] = [];
  /** Of the statement walked last, where it was an expression. */
  private last: { value: Value; seen: Seen } | undefined;

  constructor(private readonly code: BodyCursor) {
    this.expressions = new Expressions(code, () => this.blockValue());
  }

  /** A statement expression's block: its value is that of its last statement. */
  private blockValue(): Value {
    const { code } = this;
    const before = code.seen;
    this.statement();
    const { value, seen } = this.last ?? { value: undefined, seen: UNKNOWN };
    code.seen = before;
    code.see(seen);
    return value;
  }

  all(): void {
    while (this.code.at < this.code.tokens.length) this.sequence();
  }

  /** Statements up to a `}`, which is taken; whether control never comes out at the end. */
  private sequence(): boolean {
    const { code } = this;
    const before = code.dead;
    const { doubt } = code;
    let ended = false;
    while (code.at < code.tokens.length && !code.take('}')) {
      if (ended && this.isLabel()) {
        code.dead = before;
        ended = false;
      }
      const start = code.at;
      if (this.statement() && !ended) ended = code.dead = true;
      if (code.at === start) code.at++;
    }
    code.dead = before;
    code.doubt = doubt;
    return ended;
  }

  private isLabel(): boolean {
    const text = this.code.text();
    return text === 'case' || text === 'default' || (this.code.isName() && this.code.text(1) === ':');
  }

  /** One statement; whether control never comes out of it. */
  statement(): boolean {
    if (!this.code.enter()) return false;
    this.last = undefined;
    const ended = this.dispatch();
    this.code.leave();
    return ended;
  }

  private dispatch(): boolean {
    const { code } = this;
    switch (code.text()) {
      case '{':
        return this.scoped(() => {
          code.at++;
          return this.sequence();
        });
      case 'if':
        return this.ifStatement();
      case 'for':
        return this.scoped(() => this.forStatement());
      case 'while':
        return this.loop();
      case 'switch':
        return this.switchStatement();
      case 'do':
        code.at++;
        this.statement();
        if (code.take('while')) this.condition();
        code.take(';');
        return false;
      case 'return':
        code.at++;
        this.returns(code.text() === ';' ? AT_RUNTIME : this.result());
        code.take(';');
        return true;
      case 'goto':
      case 'break':
      case 'continue':
        while (code.at < code.tokens.length && !code.take(';')) this.jumpTarget();
        return true;
      case 'case':
        this.cases.push(code.found.names.length);
        code.at++;
        this.expressions.expression();
        if (code.take('...')) this.expressions.expression();
        code.take(':');
        return this.labelled();
      case 'else':
      case ';':
        code.at++;
        return false;
    }
    if (code.isName() && code.text(1) === ':' && code.text(2) !== ':') {
      const isDefault = code.text() === 'default';
      code.at += 2;
      // A goto may come here from code that is alive.
      if (!isDefault) code.dead = false;
      return this.labelled();
    }
    if (isDeclaration(code)) declareLocals(code, this.expressions);
    else if (isAttribute(code)) return this.attributed();
    else return this.expressionStatement();
    return false;
  }

  /** `__attribute__((fallthrough));`, or what stands behind an attribute. */
  private attributed(): boolean {
    const { code } = this;
    while (isAttribute(code)) skipAttribute(code);
    return code.text() !== '}' && this.statement();
  }

  private result(): Local {
    const { code } = this;
    const result = code.decided(() => this.expressions.expression());
    if (result.isHandedOn && !result.isFromMemory) code.found.asksArguments = true;
    if (!result.isConstant) code.found.branches = true;
    return result;
  }

  private returns(value: Local): void {
    const isDoubtful = value.isDoubtful || this.code.doubt !== undefined;
    if (!this.code.dead) this.code.found.returned.push({ ...value, isDoubtful });
  }

  /** `goto *expression` refers to names, `goto label` does not. */
  private jumpTarget(): void {
    const before = this.code.at++;
    if (this.code.tokens[before]?.text === '*') this.expressions.expression();
  }

  private labelled(): boolean {
    return this.code.text() !== '}' && !this.isLabel() && this.statement();
  }

  private scoped(walk: () => boolean): boolean {
    this.code.open();
    const ended = walk();
    this.code.close();
    return ended;
  }

  private condition(): Decided {
    const { code } = this;
    if (!code.take('(')) return { ...AT_RUNTIME, doubt: undefined, likely: undefined };
    const decided = code.deciding(() => this.expressions.expression());
    this.restOfHead();
    return decided;
  }

  /** Walks on to the `)` of `if (…)` and the like, over whatever stands before it. */
  private restOfHead(): void {
    const { code } = this;
    while (code.at < code.tokens.length && !code.take(')')) {
      const before = code.at;
      this.expressions.expression();
      if (code.at === before) code.at++;
    }
  }

  private ifStatement(): boolean {
    const { code } = this;
    code.at++;
    const condition = this.condition();
    const { value, isConstant, likely } = condition;
    const doubt = doubtsOf(condition);
    const { returned } = code.found;
    const returnedBefore = returned.length;
    const yes = code.whileDoubtful(doubt.yes, () => code.whileDead(value === 0, () => this.statement()));
    if (!code.take('else')) {
      // Where the compiler finds that control never comes by, what follows is not there; but nobody writes what fails
      // always.
      const fails = returned.slice(returnedBefore).some((each) => (each.value ?? 0) < 0);
      if (yes && (isConstant || likely === 1) && !fails) code.doubt ??= doubt.no;
      return yes && value !== undefined && value !== 0;
    }
    const no = code.whileDoubtful(doubt.no, () =>
      code.whileDead(value !== undefined && value !== 0, () => this.statement()),
    );
    return (yes || value === 0) && (no || (value !== undefined && value !== 0));
  }

  /**
   * Which case of a constant is compiled is not followed: each of them may be, and what all of them refer to is there
   * in any case.
   */
  private switchStatement(): boolean {
    const { code } = this;
    code.at++;
    const { value, doubt = value === undefined ? undefined : CONSTANT_CONDITION } = this.condition();
    const outer = this.cases;
    this.cases = [];
    code.whileDoubtful(doubt, () => this.statement());
    if (doubt && !code.doubt) {
      const isExported = ({ text }: Token): boolean => code.around.isExported(text);
      code.found.names.push(...inAllCases(code.found.names, this.cases).filter(isExported));
    }
    this.cases = outer;
    return false;
  }

  private loop(): boolean {
    this.code.at++;
    const { value, doubt } = this.condition();
    if (!this.code.take(';'))
      this.code.whileDoubtful(doubt, () => this.code.whileDead(value === 0, () => this.statement()));
    return false;
  }

  private forStatement(): boolean {
    const { code } = this;
    code.at++;
    if (!code.take('(')) return false;
    if (isDeclaration(code)) declareLocals(code, this.expressions);
    else if (!code.take(';')) {
      this.expressions.expression();
      code.take(';');
    }
    const value = code.text() === ';' ? undefined : this.expressions.expression();
    code.take(';');
    this.restOfHead();
    code.whileDead(value === 0, () => this.statement());
    return false;
  }

  /** Whether control never comes out of it. */
  private expressionStatement(): boolean {
    const { code } = this;
    const isEnd = code.text() === '__builtin_unreachable';
    const start = code.at;
    const isDropped = code.isName() && code.text(1) === '(' && code.around.isPure(code.text()) && this.isWholeCall();
    code.seen = nothingSeen();
    const value = code.whileDead(isDropped, () => this.expressions.expression());
    this.last = { value, seen: code.seen };
    if (code.take(';')) return isEnd;
    if (code.at === start) code.at++;
    // A loop macro, list_for_each(…): control may pass by what follows it.
    else if (code.tokens[code.at - 1]!.text === ')' && code.text() !== '}') this.statement();
    return false;
  }

  private isWholeCall(): boolean {
    const { code } = this;
    const start = code.at++;
    code.skipGroup();
    const isWhole = code.text() === ';';
    code.at = start;
    return isWhole;
  }
}
