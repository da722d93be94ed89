import { binary, literalValue, NESTING_LIMIT, PRECEDENCE, unary, type ConstantValue } from '../lex/constant';
import type { Directive } from '../lex/directive';
import { closing } from '../lex/groups';
import { Kind, type Token } from '../lex/token';
import { compilerAnswer, isQuestion } from '../vocabulary/hasAttribute';

/** What a condition asks of the macro table. */
export interface ConditionNames {
  /** undefined: cannot be known. */
  isDefined(name: string): boolean | undefined;
  expand(tokens: readonly Token[]): Token[];
  /**
   * Whether a header is there, by the tokens in `__has_include(…)`; undefined where that cannot be known.
   * @param isNext `__has_include_next`
   */
  hasHeader?(tokens: readonly Token[], isNext: boolean): boolean | undefined;
}

/** Whether the branch of an `#if`, `#ifdef`, `#elif`, … is taken; undefined where that cannot be decided. */
export function decide(directive: Directive, names: ConditionNames): boolean | undefined {
  const first = directive.tokens[0];
  switch (directive.name) {
    case 'ifdef':
    case 'elifdef':
      return first ? isDefined(first.text, names) : false;
    case 'ifndef':
    case 'elifndef':
      return first ? not(isDefined(first.text, names)) : true;
    default: {
      const value = evaluate(directive.tokens, names);
      return value === undefined ? undefined : value !== 0;
    }
  }
}

const not = (value: boolean | undefined): boolean | undefined => (value === undefined ? undefined : !value);

function evaluate(tokens: readonly Token[], names: ConditionNames): ConstantValue {
  const words = names.expand(resolveDefined(tokens, names));
  let at = 0;
  let depth = 0;

  const deeper = (walk: () => ConstantValue): ConstantValue => {
    if (depth >= NESTING_LIMIT) at = words.length;
    depth++;
    const value = walk();
    depth--;
    return value;
  };
  const ternary = (): ConstantValue => {
    const condition = operators(1);
    if (words[at]?.text !== '?') return condition;
    at++;
    const yes = deeper(ternary);
    if (words[at]?.text === ':') at++;
    const no = deeper(ternary);
    if (condition === undefined) return yes === no ? yes : undefined;
    return condition !== 0 ? yes : no;
  };
  const operators = (least: number): ConstantValue => {
    let left = operand();
    for (;;) {
      const operator = words[at]?.text ?? '';
      const precedence = PRECEDENCE.get(operator) ?? 0;
      if (precedence < least) return left;
      at++;
      left = binary(operator, left, operators(precedence + 1));
    }
  };
  const operand = (): ConstantValue => {
    const token = words[at++];
    if (!token) return undefined;
    if (token.text === '(') {
      const value = deeper(ternary);
      if (words[at]?.text === ')') at++;
      return value;
    }
    if (token.kind === Kind.Punctuator) return unary(token.text, deeper(operand));
    if (token.possible) return undefined;
    if (token.kind !== Kind.Identifier) return literalValue(token);
    if (token.text === UNKNOWN_ANSWER) return undefined;
    if (words[at]?.text === '(') {
      const answer = compilerAnswer(token.text, words[at + 1]?.text ?? '');
      skipCall();
      return answer === undefined ? undefined : Number(answer);
    }
    return 0;
  };
  const skipCall = (): void => {
    for (let depth = 0; at < words.length;) {
      const { text } = words[at++]!;
      if (text === '(') depth++;
      if (text === ')' && --depth === 0) return;
    }
  };
  return ternary();
}

const UNKNOWN_ANSWER = ' unknown';

/**
 * Replaces `defined X`, `defined(X)`, `__has_include(<x.h>)` and `__has_include_next` before macros are expanded, as
 * the preprocessor does.
 */
function resolveDefined(tokens: readonly Token[], names: ConditionNames): Token[] {
  const out: Token[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!;
    const bracket = tokens[at + 1]?.text === '(';
    if (token.text === 'defined') {
      const name = tokens[at + (bracket ? 2 : 1)];
      if (name) out.push(answerToken(name, isDefined(name.text, names)));
      at += bracket ? 3 : 1;
    } else if (bracket && /^__has_include(_next)?$/.test(token.text)) {
      const end = closing(tokens, at + 1);
      const named = tokens.slice(at + 2, end);
      const header = named[0]?.kind === Kind.Identifier ? names.expand(named) : named;
      out.push(answerToken(token, names.hasHeader?.(header, token.text.endsWith('_next'))));
      at = end;
    } else out.push(token);
  }
  return out;
}

function answerToken(token: Token, answer: boolean | undefined): Token {
  if (answer === undefined) return token.copy({ text: UNKNOWN_ANSWER, kind: Kind.Identifier });
  return token.copy({ text: answer ? '1' : '0', kind: Kind.Number });
}

/** What the preprocessor itself answers is defined, too. */
function isDefined(name: string, names: ConditionNames): boolean | undefined {
  return isQuestion(name) || names.isDefined(name);
}
