import type { Aggregate, AggregateWord, CType } from '../../model/types';
import { typeKey, type TypeKind } from './entry';
import type { IncludedHeaders } from './included';
import type { HeaderTypes } from './headerTypes';

/** What the headers that one unit includes say of types. */
export class IncludedTypes {
  constructor(
    private readonly included: IncludedHeaders,
    readonly types: HeaderTypes,
  ) {}

  /** What a typedef's name stands for; undefined where no header that is included says it, or two differ. */
  readonly typedef = (name: string): CType | undefined => (this.has('T', name) ? this.types.typedef(name) : undefined);

  isTypedef(name: string): boolean {
    return this.has('T', name);
  }

  /** Whether any of them has a type: `struct x` with its members, `enum x`, or `x_t`. */
  isType(type: string): boolean {
    return this.has(...typeKey(type));
  }

  /** The type of a function or a variable that they declare. */
  typeOf(name: string): CType | undefined {
    const found = this.included.find(name);
    return found && this.types.typeOf(found.entry);
  }

  /** The members of a structure or a union; undefined where none is included that lists them, or two differ. */
  aggregate(keyword: AggregateWord, tag: string): Aggregate | undefined {
    const all = this.types.found(keyword === 'struct' ? 'S' : 'U', tag);
    const [first, ...others] = all.filter(({ header }) => this.included.includes(header));
    const isOne = first && others.every(({ entry }) => entry.text === first.entry.text);
    return isOne ? this.types.aggregateOf(first.entry) : undefined;
  }

  private has(kind: TypeKind, name: string): boolean {
    return this.types.found(kind, name).some(({ header }) => this.included.isSeen(header));
  }
}
