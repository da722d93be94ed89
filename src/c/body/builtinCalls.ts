import { binary } from '../lex/constant';
import { CHOSEN_BY_TYPE } from './doubts';
import type { Evaluation } from './evaluation';
import {
  AT_RUNTIME, choose, computed, CONSTANT, doubtOf, isNonZeroConstant, isNotZero, isZero, join, known, valueOf,
  type KnownValue,
} from './knownValue';
import type { Recursion } from './recursion';

const OVERFLOW = /^__builtin_(add|sub|mul)_overflow$/;

const OPERATORS: Readonly<Record<string, string>> = { add: '+', sub: '-', mul: '*' };

/** Whether a value is not zero, as far as is known. */
const isSize = (of: KnownValue): boolean => isNonZeroConstant(of) || (valueOf(of) ?? 0) > 0;

/** What the compiler itself answers, and how what is in its parentheses is walked; the cursor is at the `(`. */
export const BUILTIN_CALLS: ReadonlyMap<string, (state: Evaluation, recursion: Recursion) => KnownValue> = new Map([
  ['__builtin_constant_p', isConstant],
  ['__builtin_choose_expr', choice],
  ['_Generic', selection],
]);

/** `__builtin_constant_p(expression)` */
function isConstant(state: Evaluation, recursion: Recursion): KnownValue {
  state.code.at++;
  const asked = state.whileDead(true, () => recursion.assignment());
  recursion.closing(')');
  const { isParameter } = asked;
  if (asked.kind !== 'runtime') return known(1, isParameter);
  if (asked.isMemory) return known(0, isParameter);
  // Most likely not: what is for all other values is there in any case.
  return { ...AT_RUNTIME, isParameter, isDoubtful: true, likely: asked.isDoubtful ? undefined : 0 };
}

/** `__builtin_choose_expr(constant, one, other)` */
function choice(state: Evaluation, recursion: Recursion): KnownValue {
  const { code } = state;
  code.at++;
  const asked = recursion.assignment();
  const condition = state.decide(asked);
  const doubt = doubtOf(condition);
  code.take(',');
  const branch = (isDead: boolean): KnownValue =>
    state.whileDoubtful(doubt, () => state.whileDead(isDead, () => recursion.assignment()));
  const yes = branch(isZero(condition));
  code.take(',');
  const no = branch(isNotZero(condition));
  recursion.closing(')');
  return choose(asked, condition, yes, no);
}

/** `_Generic(expression, type: one, default: other)`: types are not followed, so each of them may be chosen. */
function selection(state: Evaluation, recursion: Recursion): KnownValue {
  const { code } = state;
  code.at++;
  let value = join(state.whileDead(true, () => recursion.assignment()), CONSTANT);
  while (code.take(',')) {
    code.skipUntil(':', ',', ')');
    if (!code.take(':')) continue;
    value = join(value, state.whileDoubtful(CHOSEN_BY_TYPE, () => recursion.assignment()));
  }
  recursion.closing(')');
  return value;
}

/** Whether a function is `__builtin_add_overflow()` or one of its relatives. */
export function isOverflow(name: string): boolean {
  return OVERFLOW.test(name);
}

/**
 * `__builtin_mul_overflow(a, b, &x)`, its arguments walked: of constants x is one, and they fit, or the compiler would
 * warn.
 */
export function overflow(state: Evaluation, name: string, given: readonly KnownValue[], all: KnownValue): KnownValue {
  const { code } = state;
  const [first, second, result] = given;
  const target = code.tokens[code.at - 2];
  const isAddress = code.tokens[code.at - 3]?.text === '&';
  const isOpen = !first || !second || first.kind === 'runtime' || second.kind === 'runtime';
  if (isOpen || !result || !target || !isAddress) return computed(undefined, all);
  const operator = OVERFLOW.exec(name)![1]!;
  const value = binary(OPERATORS[operator]!, valueOf(first), valueOf(second));
  const isNonZero = operator === 'mul' && isSize(first) && isSize(second);
  state.locals.learn(target.text, computed(value, { ...CONSTANT, isNonZero }));
  return known(0, all.isParameter);
}
