import type { CType, TypedName } from '../../model/types';
import { certaintyOf, Kind, spanOf, type Token } from '../lex/token';
import type { Declaration, FileScope } from '../scope/declarations';
import { TYPE_WORDS } from '../vocabulary/keywords';
import { typeOfName } from './declarator';
import { typedefsOf } from './typedefs';

/** The types that the driver's own declarations give to some global names: to those an object defines or refers to. */
export function typedNamesOf({ declarations, typedefs: items }: FileScope, names: ReadonlySet<string>): TypedName[] {
  const typedefs = typedefsOf(items);
  const typeOf = (declaration: Declaration): CType => {
    const { tokens, specifiers, annotations, renamed } = declaration;
    if (renamed !== undefined || annotations.has('retyped')) return { kind: 'unknown' };
    const type = typeOfName(tokens, specifiers.length, typedefs);
    if (type.kind !== 'function' || !declaration.isDefinition || !isOldStyle(declaration.head)) return type;
    return { kind: 'function', returns: type.returns, isVariadic: false };
  };
  return declarations
    .filter(({ name, isStatic }) => !isStatic && names.has(name.text))
    .map((each) => ({
      symbol: each.name.text,
      isDefinition: each.isDefinition,
      type: typeOf(each),
      certainty: certaintyOf(each.tokens.find(({ possible }) => possible) ?? {}),
      span: spanOf(each.name),
    }));
}

/** `f(a, b)`: in a definition, a single name is that of a parameter, or a macro for several. */
function isOldStyle(head: readonly Token[]): boolean {
  let depth = 0;
  for (const [index, { text, kind }] of head.entries()) {
    if (text === '(') depth++;
    if (text === ')' && --depth === 0) return false;
    if (depth !== 1 || kind !== Kind.Identifier || TYPE_WORDS.has(text)) continue;
    if (/^[(,]$/.test(head[index - 1]!.text) && /^[,)]$/.test(head[index + 1]?.text ?? '')) return true;
  }
  return false;
}
