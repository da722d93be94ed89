import type { Refusal } from '../../model';
import { conflict } from '../../model/typeConflicts';
import type { CType } from '../../model/types';
import { meaningOf } from '../types/meaning';
import { decayed, isInteger } from './typing';

/**
 * Why a value of one type is not accepted where another is wanted; undefined where it is, and where that is not known.
 * @param isNull it is an integer constant that is zero
 */
export function refusalOf(wanted: CType, given: CType, isNull: boolean): Refusal | undefined {
  const to = meaningOf(wanted);
  const from = meaningOf(decayed(given));
  if (isUnknown(to) || isUnknown(from)) return undefined;
  if (from.kind === 'void') return to.kind === 'void' ? undefined : 'void';
  if (to.kind === 'pointer') {
    if (from.kind === 'pointer') return pointersDiffer(to.to, from.to) ? 'pointer' : undefined;
    if (isInteger(from)) return isNull ? undefined : 'integer';
    return 'type';
  }
  if (isInteger(to)) {
    if (from.kind !== 'pointer') return isInteger(from) ? undefined : 'type';
    return to.kind === 'arithmetic' && to.name === '_Bool' ? undefined : 'integer';
  }
  // A union may be transparent: its attributes are not kept.
  if (to.kind !== 'tagged' || to.keyword !== 'struct') return undefined;
  return from.kind === 'tagged' && from.keyword === 'struct' ? (from.tag === to.tag ? undefined : 'type') : 'type';
}

const isUnknown = ({ kind }: CType): boolean => kind === 'unknown' || kind === 'typedef' || kind === 'aggregate';

/** Whether pointers to these are definitely not to be assigned, qualifiers of what they point to aside. */
function pointersDiffer(to: CType, from: CType): boolean {
  const [a, b] = [unqualified(meaningOf(to)), unqualified(meaningOf(from))];
  if (a.kind === 'void' || b.kind === 'void') return false;
  // -Wno-pointer-sign (top Makefile of 6.12).
  if (a.kind === 'arithmetic' && b.kind === 'arithmetic') return signless(a.name) !== signless(b.name);
  return conflict(a, b);
}

const signless = (name: string): string => name.replace(/^(un)?signed /, '');

/** gcc takes an array for as const as its elements, as C23 does. */
function unqualified(type: CType): CType {
  const plain = type.kind === 'array' ? { ...type, of: unqualified(meaningOf(type.of)) } : { ...type };
  delete plain.isConst;
  delete plain.isVolatile;
  return plain;
}
