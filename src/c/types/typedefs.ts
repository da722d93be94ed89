import type { CType } from '../../model/types';
import { Kind, type Token } from '../lex/token';
import { typeOfName } from './declarator';
import { kernelType } from './kernelTypes';
import { readSpecifiers, type Typedefs } from './specifiers';

/** One name that a typedef gives. */
interface Naming {
  tokens: readonly Token[];
  at: number;
}

/** So many typedefs stand for each other in code that people write. */
const CHAIN_LIMIT = 20;

/**
 * What a unit's typedefs stand for: its own before the kernel's; each is read when it is first asked for. Unknown is
 * what is defined twice, or perhaps.
 * @param declarations the tokens of each typedef
 */
export function typedefsOf(declarations: readonly (readonly Token[])[]): Typedefs {
  const own = new Map<string, Naming>();
  const twice = new Set<string>();
  for (const tokens of declarations) {
    for (const at of namesOf(tokens)) {
      const { text } = tokens[at]!;
      if (own.has(text)) twice.add(text);
      own.set(text, { tokens, at });
    }
  }
  const known = new Map<string, CType | undefined>();
  let chain = 0;
  const read = (name: string): CType | undefined => {
    const naming = own.get(name);
    if (!naming) return kernelType(name);
    const isDoubtful = twice.has(name) || naming.tokens.some(({ possible }) => possible);
    return isDoubtful || chain > CHAIN_LIMIT ? undefined : typeOfName(naming.tokens, naming.at, typedefs);
  };
  const typedefs: Typedefs = (name) => {
    if (known.has(name)) return known.get(name);
    // What a typedef of itself stands for is not known.
    known.set(name, undefined);
    chain++;
    const type = read(name);
    chain--;
    known.set(name, type);
    return type;
  };
  return typedefs;
}

/** The indices of the names that a typedef gives: the first in each of its declarators. */
function namesOf(tokens: readonly Token[]): number[] {
  // Most give one name, and end with it.
  if (tokens.at(-1)!.kind === Kind.Identifier && !tokens.some(({ text }) => text === ',')) return [tokens.length - 1];
  const names: number[] = [];
  let isOpen = true;
  for (let index = readSpecifiers(tokens, 0, () => undefined).end, depth = 0; index < tokens.length; index++) {
    const { text, kind } = tokens[index]!;
    if (text === '(' || text === '[') depth++;
    else if (text === ')' || text === ']') depth--;
    else if (text === ',' && depth === 0) isOpen = true;
    else if (isOpen && kind === Kind.Identifier && text !== 'const' && text !== 'volatile') {
      names.push(index);
      isOpen = false;
    }
  }
  return names;
}
