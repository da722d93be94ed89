import { Kind, type Token } from '../lex/token';
import { ANNOTATIONS } from '../scope/annotations';
import { TYPE_WORDS } from '../scope/words';

/**
 * The names of a function's parameters, one for each, in their order; empty for one without a name.
 * @param head from the opening parenthesis on
 */
export function parametersOf(head: readonly Token[]): string[] {
  const names: string[] = [];
  let depth = 0;
  let name = '';
  let isPointer = false;
  for (const [index, { text, kind }] of head.entries()) {
    if (text === '(' || text === '[') depth++;
    if (depth === 1 && (text === ',' || text === ')')) {
      names.push(name);
      name = '';
      isPointer = false;
    }
    if (text === ')' || text === ']') depth--;
    if (depth === 0) break;
    if (kind !== Kind.Identifier || TYPE_WORDS.has(text) || ANNOTATIONS.has(text) || isPointer) continue;
    // `int (*name)(int)`: what follows are the parameters of what it points to.
    if (depth === 2 && head[index - 1]?.text === '*' && head[index - 2]?.text === '(') isPointer = true;
    if (depth === 1 || isPointer) name = text;
  }
  return names.length === 1 && names[0] === '' ? [] : names;
}
