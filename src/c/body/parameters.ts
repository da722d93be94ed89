import { Kind, type Token } from '../lex/token';
import { ANNOTATIONS } from '../vocabulary/annotations';
import { TYPE_WORDS } from '../vocabulary/keywords';
import { AT_RUNTIME, type KnownValue } from './knownValue';
import { mostOf } from './unevaluated';

export interface Parameter {
  /** Empty for one without a name. */
  name: string;
  /** The words of its type, a pointer's stars among them. */
  type: string[];
}

/** What is known of an argument if the caller is not. */
export function passedValue(type: readonly string[]): KnownValue {
  return { ...AT_RUNTIME, pointsInto: 'object', most: mostOf(type) };
}

/**
 * A function's parameters, in their order.
 * @param head from the opening parenthesis on
 */
export function parametersOf(head: readonly Token[]): Parameter[] {
  const found: Parameter[] = [];
  let depth = 0;
  let words: string[] = [];
  let name = '';
  let isSettled = false;
  for (const [index, { text, kind }] of head.entries()) {
    if (text === '(' || text === '[') depth++;
    if (depth === 1 && (text === ',' || text === ')')) {
      found.push({ name, type: name === '' ? words : words.filter((word) => word !== name) });
      words = [];
      name = '';
      isSettled = false;
    }
    if (text === ')' || text === ']') depth--;
    if (depth === 0) break;
    if ((kind === Kind.Identifier || text === '*') && !ANNOTATIONS.has(text)) words.push(text);
    if (kind !== Kind.Identifier || TYPE_WORDS.has(text) || ANNOTATIONS.has(text) || isSettled) continue;
    // What follows are the parameters of the function that it is, or points to.
    if (depth > 1) isSettled = isDeclaredInParentheses(head, index, depth - 1);
    if (depth === 1 || isSettled) name = text;
  }
  return found.length === 1 && found[0]!.name === '' ? [] : found;
}

/** `int (*name)(int)`, `int (**const name[2])(int)`, `int (name)(int)`: not the type in `int name(type)`. */
function isDeclaredInParentheses(head: readonly Token[], index: number, depth: number): boolean {
  let open = 0;
  let isPointer = false;
  for (let at = index - 1; isPointerWord(head[at]?.text ?? '') || (head[at]?.text === '(' && open < depth); at--) {
    if (head[at]!.text === '(') open++;
    isPointer ||= head[at]!.text === '*';
  }
  if (open < depth) return false;
  return isPointer || (head[index + 1]?.text === ')' && /^[([]$/.test(head[index + 2]?.text ?? ''));
}

const isPointerWord = (text: string): boolean =>
  text === '*' || text === 'const' || text === 'volatile' || ANNOTATIONS.has(text);
