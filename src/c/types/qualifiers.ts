import type { Qualifiers } from '../../model/types';
import { ALTERNATE_KEYWORDS } from '../vocabulary/keywords';

const QUALIFIERS = new Map<string, keyof Qualifiers>([
  ['const', 'isConst'],
  ['volatile', 'isVolatile'],
]);

/** Notes a qualifier; false for any other word. */
export function readQualifier(text: string, qualifiers: Qualifiers): boolean {
  const qualifier = QUALIFIERS.get(ALTERNATE_KEYWORDS.get(text) ?? text);
  if (qualifier) qualifiers[qualifier] = true;
  return qualifier !== undefined || text === '_Atomic';
}
