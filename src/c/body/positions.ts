import type { Member } from '../../model/types';
import { meaningOf } from '../types/meaning';
import { aggregateOf, isInteger, pointedTo, type Aggregates, type MaybeType } from './typing';

/** What one value of an initialiser is for. */
export interface Element {
  type: MaybeType;
  /** That it is a member of. */
  structure: MaybeType;
  name: string;
}

/** Which element a value without a designator is for (C11 6.7.9, 17 to 20); unknown where braces may be left out. */
export class Positions {
  private readonly members: readonly Member[] | undefined;
  /** The elements of an array, which are all alike. */
  private readonly array: Member | undefined;
  private at = 0;

  constructor(
    private readonly type: MaybeType,
    types: Aggregates | undefined,
  ) {
    const aggregate = types && aggregateOf(type, types);
    this.members = aggregate?.isOpen ? undefined : aggregate?.members;
    const element = type && meaningOf(type).kind === 'array' ? pointedTo(type) : undefined;
    this.array = element && { name: '[]', type: element };
  }

  /** The next value is for what is behind a member. */
  moveTo(member: string): void {
    const found = this.members?.findIndex(({ name }) => name === member) ?? -1;
    this.at = found < 0 ? Infinity : found + 1;
  }

  /** @param isBraced the value is in braces of its own */
  next(isBraced: boolean): Element {
    const { type } = this;
    const member = this.array ?? this.members?.[this.at++];
    if (member && (isBraced || takesOneValue(member))) {
      return { type: member.type, structure: this.array ? undefined : type, name: member.name };
    }
    this.at = Infinity;
    return NOWHERE;
  }
}

const NOWHERE: Element = { type: undefined, structure: undefined, name: '' };

/** Whether a value without braces is for the member as a whole, and not for the first one in it. */
function takesOneValue({ name, type }: Member): boolean {
  const known = meaningOf(type);
  return name !== '' && (known.kind === 'pointer' || isInteger(known));
}
