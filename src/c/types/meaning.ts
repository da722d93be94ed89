import type { CType } from '../../model/types';

/** What a type is behind its names, with the qualifiers of all of them; a name that is not known stays. */
export function meaningOf(type: CType): CType {
  let at = type;
  while (at.kind === 'typedef' && at.means) {
    const { isConst, isVolatile, means } = at;
    at = isConst || isVolatile ? { ...means, ...(isConst && { isConst }), ...(isVolatile && { isVolatile }) } : means;
  }
  return at;
}
