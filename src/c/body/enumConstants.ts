import { literalValue, type ConstantValue } from '../lex/constant';
import { Kind, type Token } from '../lex/token';
import type { PreprocessedText } from '../preprocess/preprocessedUnit';
import type { FileScope } from '../scope/declarations';

/** The values of a file's enum constants (C11 6.7.2.2); one that cannot be told leaves those after it untold. */
export function enumConstants(unit: PreprocessedText, scope: FileScope): ReadonlyMap<string, ConstantValue> {
  const values = new Map<string, ConstantValue>();
  for (const { content } of scope.enums) {
    let next: ConstantValue = 0;
    for (const [name, ...given] of enumerators(unit.expander.expandSegments(content))) {
      if (name?.kind !== Kind.Identifier) continue;
      const value: ConstantValue = given.length > 0 ? valueOf(given.slice(1), values) : next;
      values.set(name.text, name.possible ? undefined : value);
      next = value === undefined ? undefined : value + 1;
    }
  }
  return values;
}

/** A number, or a constant named before. */
function valueOf(tokens: readonly Token[], values: ReadonlyMap<string, ConstantValue>): ConstantValue {
  const [only] = tokens;
  if (!only || tokens.length > 1) return undefined;
  return only.kind === Kind.Identifier ? values.get(only.text) : literalValue(only);
}

/** The enumerators between the commas of an enum's braces, each with what it is given. */
export function enumerators(tokens: readonly Token[]): Token[][] {
  const found: Token[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    if (token.text === '(') depth++;
    if (token.text === ')') depth--;
    if (token.text === ',' && depth === 0) found.push([]);
    else found.at(-1)!.push(token);
  }
  return found;
}
