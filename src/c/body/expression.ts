import { PRECEDENCE } from '../lex/constant';
import { Kind } from '../lex/token';
import type { Evaluation } from './evaluation';
import {
  choose, computed, doubtOf, doubtsOf, isNonZeroConstant, isNotZero, isZero, join, LITERAL, sequence, truthOf,
  type KnownValue,
} from './knownValue';
import { Operands } from './operand';
import { isLogical, operation, type Logical } from './operators';
import type { Recursion } from './recursion';
import type { TokenCursor } from '../lex/tokenCursor';

const ASSIGNMENTS = new Set(['=', '+=', '-=', '*=', '/=', '%=', '&=', '|=', '^=', '<<=', '>>=']);

/**
 * Walks expressions as the compiler would, keeping the names that it would refer to and leaving out what constants make
 * dead. It understands C and the macros' ways of stretching it, and passes over what it does not understand.
 */
export class Expressions implements Recursion {
  private readonly operands: Operands;
  private readonly code: TokenCursor;

  constructor(
    private readonly state: Evaluation,
    readonly block: () => KnownValue,
  ) {
    this.code = state.code;
    this.operands = new Operands(state, this);
  }

  expression(): KnownValue {
    let value = this.assignment();
    while (this.code.take(',')) value = sequence(value, this.assignment());
    return value;
  }

  assignment(): KnownValue {
    const { code } = this;
    const first = code.token;
    let value = this.conditional();
    while (ASSIGNMENTS.has(code.text())) {
      const isWhole = code.tokens[code.at - 1] === first;
      code.at++;
      const assigned = code.text() === '{' ? this.initialiserList() : this.conditional();
      if (isWhole) this.state.assign(first!.text);
      value = computed(undefined, join(value, assigned));
    }
    return value;
  }

  initialiserList(): KnownValue {
    const { code, state } = this;
    let value: KnownValue = LITERAL;
    if (!state.enter()) return value;
    code.at++;
    while (!code.isAtEnd && !code.take('}')) {
      const before = code.at;
      if (code.text() === '.' && code.isName(1)) code.at += 2;
      else if (code.isName() && code.text(1) === ':') code.at += 2;
      else if (code.text() === '[') value = join(value, this.bracketed());
      else if (code.text() === '{') value = join(value, this.initialiserList());
      else if (!code.take('=') && !code.take(',')) value = join(value, this.assignment());
      if (code.at === before) code.at++;
    }
    state.leave();
    return value;
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
    const asked = this.operators(1);
    if (!code.take('?')) return asked;
    const condition = state.decide(asked);
    const doubt = doubtsOf(doubtOf(condition), condition);
    const yes =
      code.text() === ':'
        ? condition
        : state.whileDoubtful(doubt.yes, () => state.whileDead(isZero(condition), () => this.expression()));
    code.take(':');
    const no = state.whileDoubtful(doubt.no, () => state.whileDead(isNotZero(condition), () => this.conditional()));
    return choose(asked, condition, yes, no);
  }

  /** Operands, and the operators between them that bind at least as tightly. */
  private operators(least: number): KnownValue {
    const { code } = this;
    let left = this.operands.operand();
    /** Why what `left` decides is only possible. */
    let doubt = doubtOf(left);
    for (;;) {
      const operator = code.text();
      const precedence = PRECEDENCE.get(operator) ?? 0;
      if (precedence < least || code.token?.kind !== Kind.Punctuator) return left;
      code.at++;
      if (!isLogical(operator)) {
        const right = this.operators(precedence + 1);
        doubt ??= doubtOf(right);
        left = operation(operator, left, right, false);
        if (left.kind === 'known' || left.kind === 'runtime') doubt = undefined;
      } else {
        if (isNonZeroConstant(left)) doubt = undefined;
        const right = this.behindLogical(operator, left, doubt, precedence);
        doubt ??= doubtOf(right);
        left = operation(operator, left, right, doubt !== undefined);
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
