import { binary, PRECEDENCE, type Value } from '../lex/constant';
import { Kind } from '../lex/token';
import type { BodyCursor } from './cursor';
import { Operands } from './operand';
import { doubtsOf, truthOf } from './seen';

const ASSIGNMENTS = new Set(['=', '+=', '-=', '*=', '/=', '%=', '&=', '|=', '^=', '<<=', '>>=']);

/** What a comparison comes to for any value from 0 to the most. */
function outOfRange(operator: string, most: number | undefined, limit: Value): Value {
  if (most === undefined || limit === undefined) return undefined;
  if (operator === '>' && limit >= most) return 0;
  if (limit <= most) return undefined;
  return { '>=': 0, '==': 0, '<': 1, '<=': 1, '!=': 1 }[operator];
}

const LOGICAL = new Set(['&&', '||']);

/** In bytes. Next to no type is larger. */
const PAGE = 4096;

/** Of constants that are not negative, one of them not zero. */
const KEEPS_NON_ZERO = new Set(['+', '|']);

/**
 * Walks expressions as the compiler would, keeping the names that it would refer to and leaving out what constants make
 * dead. It understands C and the macros' ways of stretching it, and passes over what it does not understand.
 */
export class Expressions {
  private readonly operands: Operands;

  /** @param block walks the block of a statement expression */
  constructor(
    private readonly code: BodyCursor,
    block: () => Value,
  ) {
    this.operands = new Operands(code, this, block);
  }

  /** A full expression, commas included. */
  expression(): Value {
    let value = this.assignment();
    while (this.code.take(',')) value = this.assignment();
    return value;
  }

  /** An expression up to a comma. */
  assignment(): Value {
    const first = this.code.token;
    let value = this.conditional();
    while (ASSIGNMENTS.has(this.code.text())) {
      const isWhole = this.code.tokens[this.code.at - 1] === first;
      this.code.at++;
      if (this.code.text() === '{') this.initialiserList();
      else this.conditional();
      if (isWhole) this.code.assign(first!.text);
      value = undefined;
    }
    return value;
  }

  /** `{ .name = value, [index] = value, value, … }` */
  initialiserList(): void {
    const { code } = this;
    if (!this.code.enter()) return;
    code.at++;
    while (code.at < code.tokens.length && !code.take('}')) {
      const before = code.at;
      if (code.text() === '.' && code.isName(1)) code.at += 2;
      else if (code.isName() && code.text(1) === ':') code.at += 2;
      else if (code.text() === '[') this.bracketed();
      else if (code.text() === '{') this.initialiserList();
      else if (!code.take('=') && !code.take(',')) this.assignment();
      if (code.at === before) code.at++;
    }
    code.leave();
  }

  private conditional(): Value {
    if (!this.code.enter()) return undefined;
    const value = this.chosen();
    this.code.leave();
    return value;
  }

  /** A condition, and if `?` follows, the branch that it chooses. */
  private chosen(): Value {
    const { code } = this;
    const decided = code.decided(() => this.operators(1));
    if (!code.take('?')) return decided.value;
    const { value: condition, isConstant, isHandedOn } = truthOf(decided);
    const doubt = doubtsOf(truthOf(decided));
    if (isHandedOn) code.found.asksArguments = true;
    if (!isConstant) code.found.branches = true;
    const isFalse = condition === 0;
    const isTrue = condition !== undefined && !isFalse;
    const yes =
      code.text() === ':'
        ? condition
        : code.whileDoubtful(doubt.yes, () => code.whileDead(isFalse, () => this.expression()));
    code.take(':');
    const no = code.whileDoubtful(doubt.no, () => code.whileDead(isTrue, () => this.conditional()));
    code.seen.likely = undefined;
    if (condition === undefined) return yes === no ? yes : undefined;
    return isTrue ? yes : no;
  }

  private operators(least: number): Value {
    const { code } = this;
    let { value: left, doubt, isConstant, isHandedOn, isObjectSize, isNonZero, most, likely } = code.decided(
      () => this.operands.operand(),
    );
    for (;;) {
      const operator = code.text();
      const precedence = PRECEDENCE.get(operator) ?? 0;
      if (precedence < least || code.token?.kind !== Kind.Punctuator) return left;
      code.at++;
      if (isNonZero && LOGICAL.has(operator)) {
        left = 1;
        doubt = undefined;
      }
      const decided = (operator === '&&' && left === 0) || (operator === '||' && left !== undefined && left !== 0);
      const isLogical = LOGICAL.has(operator);
      if (isLogical && isHandedOn) code.found.asksArguments = true;
      const right = code.decided(() =>
        code.whileDoubtful(isLogical ? doubtsOf({ doubt, likely })[operator === '&&' ? 'yes' : 'no'] : undefined, () =>
          code.whileDead(decided, () => this.operators(precedence + 1)),
        ),
      );
      isHandedOn ||= right.isHandedOn;
      isConstant &&= right.isConstant;
      isObjectSize ||= right.isObjectSize;
      // What is of a constant size fits, or the compiler says so.
      const isFitting = isObjectSize && isConstant && /^[<>]$/.test(operator);
      const isTrue = isLogical && right.isNonZero;
      const isTooLarge = isNonZero && /^>=?$/.test(operator) && (right.value ?? 0) >= PAGE;
      const usually = binary(operator, left ?? likely, right.value ?? right.likely);
      left =
        binary(operator, left, isTrue ? 1 : right.value) ??
        outOfRange(operator, most, right.value) ??
        (isFitting || isTooLarge ? 0 : undefined);
      most = undefined;
      const either = doubt ?? right.doubt;
      doubt = left === undefined && (isLogical || isConstant) ? either : undefined;
      if (doubt && isLogical) code.seen.doubtful = true;
      isNonZero = left === undefined && KEEPS_NON_ZERO.has(operator) && isNonZero;
      likely = left === undefined && isLogical ? usually : undefined;
      code.seen.nonZero = isNonZero;
      code.seen.likely = likely;
    }
  }

  /** `[index]` or `[first ... last]` */
  bracketed(): void {
    this.code.at++;
    if (this.code.text() !== ']') this.expression();
    if (this.code.take('...')) this.expression();
    this.closing(']');
  }

  /** Walks on to a closing bracket over whatever stands before it, and takes it. */
  closing(close: string): void {
    const { code } = this;
    while (code.at < code.tokens.length && !code.take(close)) {
      if (code.text() === ';' || code.text() === '}') return;
      const before = code.at;
      this.expression();
      if (code.at === before) code.at++;
    }
  }
}
