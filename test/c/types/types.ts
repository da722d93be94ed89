import { typeText } from '../../../src/model/typeText';
import type { CType } from '../../../src/model/types';
import { factsOf } from '../facts';

/** The type of `x` as the first declaration of a file says it; `x` is referred to. */
export function typeOf(text: string): CType {
  const found = factsOf(`${text}\nvoid *use(void) { return &x; }`).typedNames.find(({ symbol }) => symbol === 'x');
  if (!found) throw new Error(`'${text}' does not declare x`);
  return found.type;
}

/** The same as C spells it; `…` where it is unknown. */
export const spelling = (text: string): string => typeText(typeOf(text));
