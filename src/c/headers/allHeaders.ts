import type { HeaderSource } from '../../model';
import { CONSTANTS, isMacro, readEntry, type HeaderEntry } from './entry';
import { HeaderGraph } from './includeGraph';

/** All headers of a kernel, looked through for a name: what a unit includes is little of them. */
export class AllHeaders {
  private known: { graph: HeaderGraph; parts: string[] } | undefined;
  private readonly owners = new Map<string, readonly number[]>();

  constructor(private readonly source: HeaderSource) {}

  /**
   * The header to include for a function, or a macro that is called like one; undefined where none has it.
   * @param isIncluded leaves out the headers that are included, by number
   */
  declaring(name: string, isIncluded: (header: number) => boolean): string | undefined {
    const { graph, parts } = (this.known ??= this.unpack());
    let owners = this.owners.get(name);
    if (!owners) this.owners.set(name, (owners = parts.flatMap((part) => ownersIn(part, name, isCallable))));
    const names = owners
      .filter((header) => !isIncluded(header))
      .map((header) => graph.nameOf(header));
    return names.sort((a, b) => rank(a) - rank(b) || a.length - b.length || (a < b ? -1 : 1))[0];
  }

  /** Whether any header declares a function, or defines a macro, of a name. */
  has(name: string): boolean {
    const { parts } = (this.known ??= this.unpack());
    return parts.some((part) => ownersIn(part, name, () => true).length > 0);
  }

  private unpack(): { graph: HeaderGraph; parts: string[] } {
    const graph = new HeaderGraph(this.source);
    const numbers = new Set(Array.from({ length: graph.size }, (_, header) => graph.partOf(header)));
    return { graph, parts: Array.from(numbers, (number) => `\n${this.source.part(number).split(CONSTANTS, 1)[0]!}`) };
  }
}

/** The headers in a part that have a function of a name, or a macro, as is asked for. */
function ownersIn(part: string, name: string, isAsked: (entry: HeaderEntry) => boolean): number[] {
  const owners: number[] = [];
  const word = `${name}\t`;
  for (let at = part.indexOf(word); at >= 0; at = part.indexOf(word, at + 1)) {
    const start = at - 1;
    if (part[start - 1] !== '\n' || !CALLABLE.includes(part[start]!)) continue;
    const end = part.indexOf('\n', at);
    const entry = readEntry(part.slice(start, end < 0 ? part.length : end));
    if (isAsked(entry)) owners.push(ownerAt(part, start - 1));
  }
  return owners;
}

/** Functions and macros. */
const CALLABLE = 'fdmg';

/** A function, or a macro with parameters. */
function isCallable({ kind, text }: HeaderEntry): boolean {
  return !isMacro(kind) || text.startsWith('(');
}

/** The number in the last line `#number` above an entry. */
function ownerAt(part: string, at: number): number {
  return parseInt(part.slice(part.lastIndexOf('\n#', at) + 2), 36);
}

/** Drivers include what is in include/linux and beside it, not what that is made of. */
function rank(header: string): number {
  if (header.startsWith('asm-generic/') || header.startsWith('uapi/')) return 2;
  return header.startsWith('linux/') ? 0 : 1;
}
