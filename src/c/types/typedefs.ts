import type { CType } from '../../model/types';
import { Kind, type Token } from '../lex/token';
import type { ExternalDeclaration } from '../scope/externalDeclarations';
import { declaredNames } from './declaredNames';
import type { TypeNames, Typedefs } from './typeNames';

/** So many typedefs stand for each other in code that people write. */
const CHAIN_LIMIT = 20;

/**
 * What a unit's typedefs stand for; each is read when it is first asked for. Unknown is what is defined twice, or
 * perhaps.
 * @param around what else they are read by; its own typedefs are those of the headers
 * @param complete the tokens of one, with what is in its braces
 */
export function typedefsOf(
  declarations: readonly ExternalDeclaration[],
  around: TypeNames,
  complete: (external: ExternalDeclaration) => readonly Token[],
): Typedefs {
  const own = new Map<string, ExternalDeclaration[]>();
  for (const external of declarations) {
    for (const { text, kind } of external.tokens) {
      const known = own.get(text);
      if (kind !== Kind.Identifier || known?.at(-1) === external) continue;
      if (known) known.push(external);
      else own.set(text, [external]);
    }
  }
  const known = new Map<string, CType | undefined>();
  let chain = 0;
  const read = (name: string): CType | undefined => {
    if (chain > CHAIN_LIMIT) return undefined;
    const naming = (own.get(name) ?? []).flatMap((external) => {
      const tokens = complete(external);
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
