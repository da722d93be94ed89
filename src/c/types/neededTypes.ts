import type { CType } from '../../model/types';
import { meaningOf } from './meaning';

/** A type that a declaration needs, and the word of the declaration that names it. */
export interface NeededType {
  /** `struct x`, or `x_t`. */
  name: string;
  word: string;
}

/**
 * The names without which a declaration of a type is refused: `foo_t` of a typedef, wherever it is in it, and `struct
 * foo` where the members have to be known (C11 6.2.5: a pointer, a parameter of a prototype and what is `extern` do
 * without them, the elements of an array never).
 *
 *     struct foo *next;         none
 *     struct foo first[2];      struct foo
 *     foo_t (*convert)(bar_t);  foo_t, bar_t
 *
 * @param isWhole what is declared takes room, so the type must be complete
 */
export function neededTypes(type: CType, isWhole: boolean): NeededType[] {
  switch (type.kind) {
    case 'typedef':
      if (!type.means) return [{ name: type.name, word: type.name }];
      return isWhole ? tagIn(meaningOf(type), type.name) : [];
    case 'tagged':
      return isWhole ? tagIn(type, type.tag) : [];
    case 'pointer':
      return neededTypes(type.to, false);
    case 'array':
      return neededTypes(type.of, true);
    case 'function':
      return [type.returns, ...(type.parameters ?? [])].flatMap((each) => neededTypes(each, false));
    case 'aggregate':
      return type.aggregate.members.flatMap((member) => neededTypes(member.type, true));
    default:
      return [];
  }
}

/** What must have its members: a tag, or what an array is of. */
function tagIn(type: CType, word: string): NeededType[] {
  if (type.kind === 'array') return tagIn(meaningOf(type.of), word);
  return type.kind === 'tagged' && type.tag !== '' ? [{ name: `${type.keyword} ${type.tag}`, word }] : [];
}
