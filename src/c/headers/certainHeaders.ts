import type { CType } from '../../model/types';
import type { EntryKind, Found, HeaderEntry, TypeKind } from './entry';
import type { IncludedHeaders } from './included';
import type { HeaderTypes } from './headerTypes';

/** What a header that is certainly included says of a name. */
export interface CertainEntry {
  kind: EntryKind;
  /** As `#include` names it. */
  header: string;
  /** The point of the macro table at which it is included. */
  since: number;
  /** Of a function, a variable or a typedef; undefined where it is not known. */
  type: CType | undefined;
}

/**
 * What the headers say that one unit certainly includes, and of that only what a macro of the unit's cannot have
 * changed: a name that the unit defines as a macro may be called otherwise in the header, the header whose guard it
 * defines is empty, and of one that asks for a macro of the unit's another part may hold than the one that was read.
 */
export class CertainHeaders {
  /** By number: the point at which it is included. */
  private readonly since = new Map<number, number>();
  private readonly doubtful = new Set<number>();

  /** @param ownMacros the names that the unit defines or undefines as macros */
  constructor(
    private readonly included: IncludedHeaders,
    private readonly types: HeaderTypes,
    private readonly ownMacros: ReadonlySet<string>,
  ) {
    const { index } = included;
    for (const name of ownMacros) {
      for (const { header } of index.askedFor(name)) this.doubtful.add(header);
      for (const { entry, header } of index.macros(name)) if (mayBeGuard(entry)) this.doubtful.add(header);
    }
    for (const { header, at } of included.certain) this.follow(header, at);
  }

  /** What they declare or define by a name, macros and types apart. */
  declared(name: string): CertainEntry[] {
    return this.seen(name, this.included.index.others(name)).map(({ entry, header }) =>
      this.certain(entry, header, this.types.typeOf(entry)));
  }

  /** What they have by a tag or a typedef's name. */
  typesNamed(kind: TypeKind, name: string): CertainEntry[] {
    return this.seen(name, this.types.found(kind, name)).map(({ entry, header }) =>
      this.certain(entry, header, kind === 'T' ? this.types.typedef(name) : undefined));
  }

  private seen(name: string, all: readonly Found[]): Found[] {
    return this.ownMacros.has(name) ? [] : all.filter(({ header }) => this.isCertain(header));
  }

  private certain({ kind }: HeaderEntry, header: number, type: CType | undefined): CertainEntry {
    return { kind, header: this.included.index.nameOf(header), since: this.since.get(header)!, type };
  }

  /** One that says something else each time it is included may say nothing of a name this time. */
  private isCertain(header: number): boolean {
    return this.since.has(header) && !this.doubtful.has(header) && this.included.index.isGuarded(header);
  }

  private follow(first: number, at: number): void {
    const open = [first];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (this.since.has(next)) continue;
      this.since.set(next, at);
      if (!this.doubtful.has(next)) open.push(...this.included.index.includesOf(next));
    }
  }
}

/** Whether a macro has nothing in its place, as that which a header is read once by. */
const mayBeGuard = ({ text }: HeaderEntry): boolean => text.trim() === '';
