import { Kind, type Token } from '../lex/token';
import { ANNOTATIONS } from '../scope/annotations';
import { TYPE_WORDS } from '../scope/words';

export interface Parameter {
  /** Empty for one without a name. */
  name: string;
  /** The words of its type, a pointer's stars among them. */
  type: string[];
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
  let isPointer = false;
  for (const [index, { text, kind }] of head.entries()) {
    if (text === '(' || text === '[') depth++;
    if (depth === 1 && (text === ',' || text === ')')) {
      found.push({ name, type: name === '' ? words : words.filter((word) => word !== name) });
      words = [];
      name = '';
      isPointer = false;
    }
    if (text === ')' || text === ']') depth--;
    if (depth === 0) break;
    if ((kind === Kind.Identifier || text === '*') && !ANNOTATIONS.has(text)) words.push(text);
    if (kind !== Kind.Identifier || TYPE_WORDS.has(text) || ANNOTATIONS.has(text) || isPointer) continue;
    // `int (*name)(int)`: what follows are the parameters of what it points to.
    if (depth === 2 && head[index - 1]?.text === '*' && head[index - 2]?.text === '(') isPointer = true;
    if (depth === 1 || isPointer) name = text;
  }
  return found.length === 1 && found[0]!.name === '' ? [] : found;
}
