import { listsConflict, parametersConflict, returnsConflict } from '../../model/typeConflicts';
import type { CType } from '../../model/types';
import { parametersText, typeText } from '../../model/typeText';
import { calledType } from '../body/typing';

/** What a function has that differs from the one that is wanted; undefined where the types are of none. */
export function differenceOf(wanted: CType, given: CType): string | undefined {
  const [to, from] = [calledType(wanted), calledType(given)];
  if (!to || !from) return undefined;
  if (listsConflict(to, from)) return `it takes ${parametersText(from)}, ${parametersText(to)} is wanted`;
  if (returnsConflict(to.returns, from.returns)) {
    return `it returns ${typeText(from.returns)}, ${typeText(to.returns)} is wanted`;
  }
  for (const [index, parameter] of (to.parameters ?? []).entries()) {
    const other = from.parameters?.[index];
    if (other && parametersConflict(parameter, other)) {
      return `its parameter ${index + 1} is '${typeText(other)}', '${typeText(parameter)}' is wanted`;
    }
  }
  return undefined;
}
