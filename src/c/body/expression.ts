import { PRECEDENCE } from '../lex/constant';
import type { CType } from '../../model/types';
import { isFromHeader, Kind } from '../lex/token';
import type { Evaluation } from './evaluation';
import {
  choose, computed, doubtOf, doubtsOf, isNonZeroConstant, isNotZero, isZero, join, LITERAL, sequence, truthOf,
  withType, type KnownValue,
} from './knownValue';
import { Initialisers } from './initialisers';
import { Operands } from './operand';
import { isLogical, operation, type Logical } from './operators';
import type { Recursion } from './recursion';
import { meaningOf } from '../types/meaning';
import { chosenType, operationType, TRUTH, type MaybeType } from './typing';
import type { TokenCursor } from '../lex/tokenCursor';

const ASSIGNMENTS = new Set(['=', '+=', '-=', '*=', '/=', '%=', '&=', '|=', '^=', '<<=', '>>=']);

/**
 * Walks expressions as the compiler would, keeping the names that it would refer to and leaving out what constants make
 * dead. It understands C and the macros' ways of stretching it, and passes over what it does not understand.
 */
export class Expressions implements Recursion {
  private readonly operands: Operands;
  private readonly initialisers: Initialisers;
  private readonly code: TokenCursor;

  constructor(
    private readonly state: Evaluation,
    readonly block: () => KnownValue,
  ) {
    this.code = state.code;
    this.operands = new Operands(state, this);
    this.initialisers = new Initialisers(state, this);
  }

  expression(): KnownValue {
    let value = this.assignment();
    while (this.code.take(',')) {
      const last = this.assignment();
      value = withType(sequence(value, last), last.type);
    }
    return value;
  }

  assignment(): KnownValue {
    const { code, state } = this;
    const start = code.at;
    const first = code.token;
    let value = this.conditional();
    while (ASSIGNMENTS.has(code.text())) {
      const operator = code.token!;
      const target = { value, tokens: code.tokens.slice(start, code.at) };
      const isWhole = code.tokens[code.at - 1] === first;
      code.at++;
      const from = code.at;
      const assigned = code.text() === '{' ? this.initialiserList(value.type) : this.assigned();
      if (isWhole) state.assign(first!.text);
      if (!isFromHeader(operator)) state.checks.write(target);
      if (operator.text === '=' && !isFromHeader(operator)) {
        const given = { value: assigned, tokens: code.tokens.slice(from, code.at) };
        state.checks.accept(value.type, given, { kind: 'assignment' });
      }
      value = withType(computed(undefined, join(value, assigned)), value.type);
    }
    return value;
  }

  /** What a name is declared with: an expression, whose value is held against its type. */
  initial(type: MaybeType): KnownValue {
    const { code, state } = this;
    const start = code.at;
    const value = this.assignment();
    const isArray = type && meaningOf(type).kind === 'array';
    const given = { value, tokens: code.tokens.slice(start, code.at) };
    if (!isArray) state.checks.accept(type, given, { kind: 'assignment' });
    return value;
  }

  /** What is assigned, which may be an assignment itself. */
  private assigned(): KnownValue {
    if (!this.state.enter()) return LITERAL;
    const value = this.assignment();
    this.state.leave();
    return value;
  }

  initialiserList(type?: CType): KnownValue {
    return this.initialisers.list(type);
  }

  private conditional(): KnownValue {
    if (!this.state.enter()) return LITERAL;
    const value = this.chosen();
    this.state.leave();
    return value;
  }

  /** A condition, and if `?` follows, the branch that it chooses. */
  private chosen(): KnownValue {
    const { code, state } = this;
    const start = code.at;
    const asked = this.operators(1);
    if (code.text() !== '?') return asked;
    state.needValue(code.token!, asked, start);
    code.at++;
    const condition = state.decide(asked);
    const doubt = doubtsOf(doubtOf(condition), condition);
    const yes =
      code.text() === ':'
        ? condition
        : state.whileDoubtful(doubt.yes, () => state.whileDead(isZero(condition), () => this.expression()));
    code.take(':');
    const no = state.whileDoubtful(doubt.no, () => state.whileDead(isNotZero(condition), () => this.conditional()));
    return withType(choose(asked, condition, yes, no), chosenType(yes.type, no.type));
  }

  /** Operands, and the operators between them that bind at least as tightly. */
  private operators(least: number): KnownValue {
    const { code, state } = this;
    const start = code.at;
    let left = this.operands.operand();
    /** Why what `left` decides is only possible. */
    let doubt = doubtOf(left);
    for (;;) {
      const operator = code.text();
      const token = code.token;
      const precedence = PRECEDENCE.get(operator) ?? 0;
      if (precedence < least || token?.kind !== Kind.Punctuator) return left;
      state.needValue(token, left, start);
      const from = ++code.at;
      if (!isLogical(operator)) {
        const right = this.operators(precedence + 1);
        state.needValue(token, right, from);
        doubt ??= doubtOf(right);
        const type = isFromHeader(token) ? undefined : operationType(operator, left.type, right.type);
        left = withType(operation(operator, left, right, false), type);
        if (left.kind === 'known' || left.kind === 'runtime') doubt = undefined;
      } else {
        if (isNonZeroConstant(left)) doubt = undefined;
        const right = this.behindLogical(operator, left, doubt, precedence);
        state.needValue(token, right, from);
        doubt ??= doubtOf(right);
        left = withType(operation(operator, left, right, doubt !== undefined), TRUTH);
        if (left.kind === 'known') doubt = undefined;
      }
    }
  }

  /** The right side of a logical operator, which is not evaluated where the left one decides. */
  private behindLogical(
    operator: Logical,
    left: KnownValue,
    doubt: string | undefined,
    precedence: number,
  ): KnownValue {
    const { state } = this;
    if (left.isParameter) state.askArguments();
    const isAnd = operator === '&&';
    const truth = truthOf(left);
    const doubts = doubtsOf(doubt, left);
    return state.whileDoubtful(isAnd ? doubts.yes : doubts.no, () =>
      state.whileDead(isAnd ? isZero(truth) : isNotZero(truth), () => this.operators(precedence + 1)),
    );
  }

  bracketed(): KnownValue {
    const { code } = this;
    code.at++;
    let value: KnownValue = code.text() === ']' ? LITERAL : this.expression();
    if (code.take('...')) value = join(value, this.expression());
    this.closing(']');
    return value;
  }

  closing(close: string): void {
    const { code } = this;
    while (!code.isAtEnd && !code.take(close)) {
      if (code.text() === ';' || code.text() === '}') return;
      const before = code.at;
      this.expression();
      if (code.at === before) code.at++;
    }
  }
}
