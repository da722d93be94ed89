import type { Aggregate, AggregateWord, CType } from '../../model/types';
import { readAggregate, readType } from '../types/typeCode';
import type { Found, HeaderEntry, TypeKind } from './entry';
import type { HeaderIndex } from './headerIndex';

/** What the headers of one kernel say of types, each read when it is first asked for, for all units of a run. */
export class HeaderTypes {
  private readonly typedefs = new Map<string, { loaded: number; type: CType | undefined }>();
  private readonly aggregates = new WeakMap<HeaderEntry, Aggregate>();
  private readonly types = new WeakMap<HeaderEntry, CType>();

  constructor(private readonly index: HeaderIndex) {}

  /** What a typedef's name stands for; undefined where no loaded header says it, or two differ. */
  readonly typedef = (name: string): CType | undefined => {
    const { loaded } = this.index;
    const known = this.typedefs.get(name);
    if (known && (known.type !== undefined || known.loaded === loaded)) return known.type;
    // What a typedef of itself stands for is not known.
    this.typedefs.set(name, { loaded, type: undefined });
    const [first, ...others] = this.found('T', name);
    const isOne = first && others.every(({ entry }) => entry.text === first.entry.text);
    const type = isOne ? readType(first.entry.text, this.typedef) : undefined;
    this.typedefs.set(name, { loaded, type });
    return type;
  };

  /** What headers have by a tag or a typedef's name. */
  found(kind: TypeKind, name: string): Found[] {
    return this.index.types(name).filter(({ entry }) => entry.kind === kind);
  }

  /** The members that an entry lists. */
  aggregateOf(entry: HeaderEntry): Aggregate {
    let aggregate = this.aggregates.get(entry);
    if (!aggregate) {
      const keyword: AggregateWord = entry.kind === 'S' ? 'struct' : 'union';
      this.aggregates.set(entry, (aggregate = readAggregate(keyword, entry.text, this.typedef)));
    }
    return aggregate;
  }

  /** The type of a function or a variable; undefined where the entry does not say it. */
  typeOf(entry: HeaderEntry): CType | undefined {
    let type = this.types.get(entry);
    if (!type && entry.type !== undefined) this.types.set(entry, (type = readType(entry.type, this.typedef)));
    return type;
  }
}
