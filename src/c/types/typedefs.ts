import type { CType } from '../../model/types';
import { Kind, type Token } from '../lex/token';
import { declaredNames } from './declaredNames';
import type { TypeNames, Typedefs } from './typeNames';

/** So many typedefs stand for each other in code that people write. */
const CHAIN_LIMIT = 20;

/**
 * What a unit's typedefs stand for; each is read when it is first asked for. Unknown is what is defined twice, or
 * perhaps.
 * @param declarations the tokens of each typedef
 * @param around what else they are read by; its own typedefs are those of the headers
 */
export function typedefsOf(declarations: readonly (readonly Token[])[], around: TypeNames): Typedefs {
  const own = new Map<string, (readonly Token[])[]>();
  for (const tokens of declarations) {
    for (const { text, kind } of tokens) {
      const known = own.get(text);
      if (kind !== Kind.Identifier || known?.at(-1) === tokens) continue;
      if (known) known.push(tokens);
      else own.set(text, [tokens]);
    }
  }
  const known = new Map<string, CType | undefined>();
  let chain = 0;
  const read = (name: string): CType | undefined => {
    if (chain > CHAIN_LIMIT) return undefined;
    const naming = (own.get(name) ?? []).flatMap((tokens) => {
      const found = declaredNames(tokens, { ...around, typedef }).find((each) => each.name.text === name);
      return found ? [{ tokens, type: found.type }] : [];
    });
    if (naming.length === 0) return around.typedef(name);
    const isDoubtful = naming.length > 1 || naming[0]!.tokens.some(({ possible }) => possible);
    return isDoubtful ? undefined : naming[0]!.type;
  };
  const typedef: Typedefs = (name) => {
    if (known.has(name)) return known.get(name);
    // What a typedef of itself stands for is not known.
    known.set(name, undefined);
    chain++;
    const type = read(name);
    chain--;
    known.set(name, type);
    return type;
  };
  return typedef;
}
