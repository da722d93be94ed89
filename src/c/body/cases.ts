import type { Token } from '../lex/token';
import { CONSTANT_CONDITION } from './doubts';

/**
 * The names that all cases refer to, without their doubt; one that refers to nothing, or that `default` adds, says that
 * there is no such size.
 */
export function inAllCases(names: readonly Token[], starts: readonly number[]): Token[] {
  const cases = starts.map((start, index) => names.slice(start, starts[index + 1]));
  const [first = [], ...others] = cases.filter((each) => each.length > 0);
  const isEverywhere = ({ text }: Token): boolean => others.every((each) => each.some((token) => token.text === text));
  return first.filter((token) => token.possible === CONSTANT_CONDITION && isEverywhere(token)).map(certain);
}

function certain(token: Token): Token {
  const made = token.copy();
  made.possible = undefined;
  return made;
}
