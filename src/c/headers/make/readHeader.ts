import type { HeaderEntry } from '../entry';

/** What one header says, and whom it includes. */
export interface ReadHeader {
  /** The headers that it includes, by number. */
  includes: number[];
  /** The header in whose context it was read: the first one that includes it, over others or itself. */
  context: number;
  entries: HeaderEntry[];
  /** Structures, unions, enumerations and typedefs. */
  types: HeaderEntry[];
  /** It is read once, however often it is included. */
  isGuarded: boolean;
  /** It is not looked into: a unit that includes it has names that are not known. */
  isUnread?: true;
}
