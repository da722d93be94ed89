import type { Token } from '../lex/token';
import { isAttribute, skipAttribute } from '../lex/attributes';
import { inAllCases } from './cases';
import { CONSTANT_CONDITION } from './doubts';
import type { Evaluation } from './evaluation';
import { Expressions } from './expression';
import {
  AT_RUNTIME, doubtOf, doubtsOf, FROM_MEMORY, isNotZero, isZero, valueOf, type KnownValue,
} from './knownValue';
import { declareLocals, isDeclaration } from './localDeclarations';
import type { TokenCursor } from '../lex/tokenCursor';

/** What a statement does to those behind it. */
interface StatementOutcome {
  /** Control never comes out of it. */
  ends: boolean;
  /** Of an expression, and of a block that ends with one. */
  value?: KnownValue;
}

const GOES_ON: StatementOutcome = { ends: false };
const ENDS: StatementOutcome = { ends: true };

/** Walks statements, following where control ends: what is behind a `return` up to the next label is dead. */
export class Statements {
  readonly expressions: Expressions;
  private readonly code: TokenCursor;
  /** Where the cases of the switch at hand start among the names that are found. */
  private cases: number[] = [];

  constructor(private readonly state: Evaluation) {
    this.code = state.code;
    this.expressions = new Expressions(state, () => this.statement().value ?? FROM_MEMORY);
  }

  all(): void {
    while (!this.code.isAtEnd) this.sequence();
  }

  /** Statements up to a `}`, which is taken. */
  private sequence(): StatementOutcome {
    const { code, state } = this;
    const { isDead, doubt } = state;
    let ends = false;
    let last = GOES_ON;
    while (!code.isAtEnd && !code.take('}')) {
      if (ends && this.isLabel()) {
        state.isDead = isDead;
        ends = false;
      }
      const start = code.at;
      last = this.statement();
      if (last.ends && !ends) ends = state.isDead = true;
      if (code.at === start) code.at++;
    }
    state.isDead = isDead;
    state.doubt = doubt;
    return { ends, value: last.value };
  }

  private isLabel(): boolean {
    const text = this.code.text();
    return text === 'case' || text === 'default' || (this.code.isName() && this.code.text(1) === ':');
  }

  private statement(): StatementOutcome {
    if (!this.state.enter()) return GOES_ON;
    const outcome = this.dispatch();
    this.state.leave();
    return outcome;
  }

  private dispatch(): StatementOutcome {
    const { code, state } = this;
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
        return GOES_ON;
      case 'return':
        code.at++;
        state.return(code.text() === ';' ? AT_RUNTIME : this.result());
        code.take(';');
        return ENDS;
      case 'goto':
      case 'break':
      case 'continue':
        while (!code.isAtEnd && !code.take(';')) this.jumpTarget();
        return ENDS;
      case 'case':
        this.cases.push(state.walked.names.length);
        code.at++;
        this.expressions.expression();
        if (code.take('...')) this.expressions.expression();
        code.take(':');
        return this.labelled();
      case 'else':
      case ';':
        code.at++;
        return GOES_ON;
    }
    if (code.isName() && code.text(1) === ':' && code.text(2) !== ':') {
      const isDefault = code.text() === 'default';
      code.at += 2;
      // A goto may come here from code that is alive.
      if (!isDefault) state.isDead = false;
      return this.labelled();
    }
    if (!isDeclaration(state)) return isAttribute(code) ? this.attributed() : this.expressionStatement();
    declareLocals(state, this.expressions);
    return GOES_ON;
  }

  /** `__attribute__((fallthrough));`, or a statement behind an attribute. */
  private attributed(): StatementOutcome {
    const { code } = this;
    while (isAttribute(code)) skipAttribute(code);
    return code.text() === '}' ? GOES_ON : this.statement();
  }

  private result(): KnownValue {
    const { code, state } = this;
    const start = code.at;
    const result = this.expressions.expression();
    const given = { value: result, tokens: code.tokens.slice(start, code.at) };
    if (state.returnType?.kind !== 'void') state.checks.accept(state.returnType, given, { kind: 'return' });
    const isMemory = result.kind === 'runtime' && result.isMemory;
    this.state.dependOn(isMemory ? { ...result, isParameter: false } : result);
    return result;
  }

  /** `goto *expression` refers to names, `goto label` does not. */
  private jumpTarget(): void {
    const before = this.code.at++;
    if (this.code.tokens[before]?.text === '*') this.expressions.expression();
  }

  private labelled(): StatementOutcome {
    return this.code.text() === '}' || this.isLabel() ? GOES_ON : this.statement();
  }

  private scoped(walk: () => StatementOutcome): StatementOutcome {
    this.state.locals.open();
    const outcome = walk();
    this.state.locals.close();
    return outcome;
  }

  private condition(): KnownValue {
    const { code, state } = this;
    const word = code.tokens[code.at - 1]!;
    if (!code.take('(')) return AT_RUNTIME;
    const start = code.at;
    const asked = this.expressions.expression();
    state.needValue(word, asked, start);
    const condition = state.decide(asked);
    this.restOfHead();
    return condition;
  }

  /** Walks on to the `)` of `if (…)` and the like, over whatever is before it. */
  private restOfHead(): void {
    const { code } = this;
    while (!code.isAtEnd && !code.take(')')) {
      const before = code.at;
      this.expressions.expression();
      if (code.at === before) code.at++;
    }
  }

  private ifStatement(): StatementOutcome {
    const { code, state } = this;
    code.at++;
    const condition = this.condition();
    const doubt = doubtsOf(doubtOf(condition), condition);
    const [isTrue, isFalse] = [isNotZero(condition), isZero(condition)];
    const { returned } = state.walked;
    const before = returned.length;
    const yes = state.whileDoubtful(doubt.yes, () => state.whileDead(isFalse, () => this.statement()));
    if (!code.take('else')) {
      // Where the compiler finds that control never gets past it, what follows is not there; but code that always
      // fails is not written.
      const fails = returned.slice(before).some(({ value }) => (valueOf(value) ?? 0) < 0);
      const isDecided = condition.kind !== 'runtime' || condition.likely === 1;
      if (yes.ends && isDecided && !fails) state.doubt ??= doubt.no;
      return yes.ends && isTrue ? ENDS : GOES_ON;
    }
    const no = state.whileDoubtful(doubt.no, () => state.whileDead(isTrue, () => this.statement()));
    return (yes.ends || isFalse) && (no.ends || isTrue) ? ENDS : GOES_ON;
  }

  /**
   * Which case of a constant is compiled is not followed: each of them may be, and what all of them refer to is there
   * in any case.
   */
  private switchStatement(): StatementOutcome {
    const { code, state } = this;
    code.at++;
    const condition = this.condition();
    const doubt = condition.kind === 'known' ? CONSTANT_CONDITION : doubtOf(condition);
    const outer = this.cases;
    this.cases = [];
    state.whileDoubtful(doubt, () => this.statement());
    if (doubt && !state.doubt) {
      const isExported = ({ text }: Token): boolean => state.around.names.isExported(text);
      state.referAll(inAllCases(state.walked.names, this.cases).filter(isExported));
    }
    this.cases = outer;
    return GOES_ON;
  }

  private loop(): StatementOutcome {
    const { code, state } = this;
    code.at++;
    const condition = this.condition();
    if (!code.take(';')) {
      state.whileDoubtful(doubtOf(condition), () => state.whileDead(isZero(condition), () => this.statement()));
    }
    return GOES_ON;
  }

  private forStatement(): StatementOutcome {
    const { code, state } = this;
    code.at++;
    if (!code.take('(')) return GOES_ON;
    if (isDeclaration(state)) declareLocals(state, this.expressions);
    else if (!code.take(';')) {
      this.expressions.expression();
      code.take(';');
    }
    const condition = code.text() === ';' ? AT_RUNTIME : this.expressions.expression();
    code.take(';');
    this.restOfHead();
    state.whileDead(isZero(condition), () => this.statement());
    return GOES_ON;
  }

  private expressionStatement(): StatementOutcome {
    const { code, state } = this;
    const isEnd = code.text() === '__builtin_unreachable';
    const start = code.at;
    const value = state.whileDead(this.isDropped(), () => this.expressions.expression());
    if (code.take(';')) return { ends: isEnd, value };
    if (code.at === start) code.at++;
    // A loop macro, list_for_each(…): control may skip the statement that follows it.
    else if (code.tokens[code.at - 1]!.text === ')' && code.text() !== '}') this.statement();
    return { ends: false, value };
  }

  /** Whether the statement is a call alone of a function that does no more than return a value. */
  private isDropped(): boolean {
    const { code, state } = this;
    if (!code.isName() || code.text(1) !== '(' || !state.around.inlines.isPure(code.text())) return false;
    return code.peek(1, () => {
      code.skipGroup();
      return code.text() === ';';
    });
  }
}
