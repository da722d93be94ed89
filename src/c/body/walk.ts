/*
 * How a body is walked. What gcc leaves in an object depends on constants:
 *
 *     static inline void put(struct queue *q, int flags)      // of a header
 *     {
 *         if (sizeof(*q) > 64 && q->big)
 *             put_big(q);
 *         else if (flags & ATOMIC)
 *             put_atomic(q);
 *         else
 *             put_sleeping(q);
 *     }
 *
 * A driver calls `put(q, 0)`. Macros are expanded before the walk, so ATOMIC is 1 here. Statements (statement.ts) track
 * where control ends, and walk branches as dead, doubtful or alive. Each expression (expression.ts, operators.ts,
 * operand.ts) returns what is known of its value (knownValue.ts): `flags & 1` is 0, for the argument is known, so
 * put_atomic() is dead and not referred to. `sizeof(*q)` is a constant that only the compiler knows: it may decide the
 * first condition alone, so put_big() and what is behind `else` are possible, while `q->big` is in memory and would
 * leave both alive. Names that are alive or doubtful are kept with their doubt (evaluation.ts).
 *
 * A call (call.ts) of an inline function asks for what the call results in with these arguments (surroundings.ts): its
 * value, and what it refers to. headers/functions.ts answers by the same walk of that function's body, and keeps the
 * answer by arguments if the walk says that it depends on them. The walk follows no types, and reads tokens instead of
 * a tree: what macros expand to parses as C only after expansion, and not always then.
 */
import type { Token } from '../lex/token';
import { Evaluation } from './evaluation';
import { Expressions } from './expression';
import { LITERAL, type KnownValue } from './knownValue';
import { parametersOf, passedValue } from './parameters';
import { Statements } from './statement';
import type { Surroundings } from './surroundings';
import type { MaybeType } from './typing';
import type { WalkedBody } from './walkedBody';

/**
 * What a function's body refers to, whatever its arguments.
 * @param head its parameters, `(` to `)`
 * @param type of the function, where that is known
 */
export function walkFunction(
  head: readonly Token[],
  body: readonly Token[],
  around: Surroundings,
  type?: MaybeType,
): WalkedBody {
  const parameters = parametersOf(head);
  const function_ = type?.kind === 'function' ? type : undefined;
  const types = function_?.parameters?.length === parameters.length ? function_.parameters : [];
  const state = new Evaluation(body, around);
  state.returnType = function_?.returns;
  for (const [index, parameter] of parameters.entries()) {
    state.locals.declareParameter(parameter.name, passedValue(parameter.type));
    state.locals.setType(parameter.name, types[index]);
  }
  new Statements(state).all();
  return state.walked;
}

/** What a function's body refers to, and returns, when it is called with these arguments. */
export function walkCall(
  parameters: readonly string[],
  given: readonly KnownValue[],
  body: readonly Token[],
  around: Surroundings,
): WalkedBody {
  const state = new Evaluation(body, around);
  for (const [index, name] of parameters.entries()) state.locals.declareParameter(name, given[index]);
  new Statements(state).all();
  return state.walked;
}

/**
 * What an initialiser refers to.
 * @param type of what is initialised, where that is known
 */
export function walkInitialiser(tokens: readonly Token[], around: Surroundings, type?: MaybeType): WalkedBody {
  const state = new Evaluation(tokens, around);
  const { code } = state;
  const { expressions } = new Statements(state);
  while (!code.isAtEnd) {
    const before = code.at;
    if (code.text() === '{') expressions.initialiserList(type);
    else expressions.initial(type);
    if (code.at === before) code.at++;
  }
  return state.walked;
}

/** What an expression without statements in it evaluates to; undefined where it ends before the tokens do. */
export function evaluate(
  tokens: readonly Token[],
  around: Surroundings,
): { value: KnownValue; walked: WalkedBody } | undefined {
  const state = new Evaluation(tokens, around);
  const value = new Expressions(state, () => LITERAL).expression();
  return state.code.isAtEnd ? { value, walked: state.walked } : undefined;
}
