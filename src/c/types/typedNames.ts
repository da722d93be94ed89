import { UNKNOWN, type TypedName } from '../../model/types';
import { certaintyOf, spanOf } from '../lex/token';
import type { Declaration } from '../scope/declarations';
import type { UnitTypes } from './unitTypes';

/** The types that the driver's own declarations give to some global names: to those an object defines or refers to. */
export function typedNamesOf(
  declarations: readonly Declaration[],
  types: UnitTypes,
  names: ReadonlySet<string>,
): TypedName[] {
  return declarations
    .filter(({ name, isStatic }) => !isStatic && names.has(name.text))
    .map((each) => ({
      symbol: each.name.text,
      isDefinition: each.isDefinition,
      type: each.renamed === undefined ? types.declaredType(each) : UNKNOWN,
      certainty: certaintyOf(each.external.tokens.find(({ possible }) => possible) ?? {}),
      span: spanOf(each.name),
    }));
}
