import type { HeaderSource } from '../../model';
import { CONSTANTS, isMacro, readEntry, typeKey, type HeaderEntry } from './entry';
import { HeaderGraph } from './includeGraph';
import { nameBehind } from './packedConstants';

/** All headers of a kernel, looked through for a name: what a unit includes is little of them. */
export class AllHeaders {
  private known: { graph: HeaderGraph; parts: PartTexts[] } | undefined;
  private readonly owners = new Map<string, Owners>();
  private readonly typeOwners = new Map<string, readonly number[]>();

  constructor(private readonly source: HeaderSource) {}

  /**
   * The header to include for a function, or a macro that is called like one; undefined where none has it.
   * @param isIncluded leaves out the headers that are included, by number
   */
  declaring(name: string, isIncluded: (header: number) => boolean): string | undefined {
    return this.best(this.ownersOf(name).callable, isIncluded);
  }

  /** The header to include for a name, whatever it is; undefined where none has it. */
  having(name: string, isIncluded: (header: number) => boolean): string | undefined {
    return this.best(this.ownersOf(name).all, isIncluded);
  }

  /** Whether any header has a function, a variable, a macro or a constant of a name. */
  has(name: string): boolean {
    return this.ownersOf(name).all.length > 0;
  }

  /** The header to include for a type, `struct x` with its members or `x_t`; undefined where none has it. */
  describing(type: string, isIncluded: (header: number) => boolean): string | undefined {
    return this.best(this.ownersOfType(type), isIncluded);
  }

  /** Whether any header has a type. */
  hasType(type: string): boolean {
    return this.ownersOfType(type).length > 0;
  }

  private best(owners: readonly number[], isIncluded: (header: number) => boolean): string | undefined {
    const { graph } = (this.known ??= this.unpack());
    const plain = (name: string): string => name.replace(/^uapi\//, '');
    const names = owners
      .filter((header) => !isIncluded(header))
      .map((header) => graph.nameOf(header))
      // <linux/videodev2.h> includes what is in uapi/linux/videodev2.h.
      .map((name) => (graph.numberOf(plain(name)) === undefined ? name : plain(name)));
    return names.sort((a, b) => rank(a) - rank(b) || a.length - b.length || (a < b ? -1 : 1))[0];
  }

  private ownersOfType(type: string): readonly number[] {
    let owners = this.typeOwners.get(type);
    if (!owners) {
      const { parts } = (this.known ??= this.unpack());
      this.typeOwners.set(type, (owners = parts.flatMap((part) => typeOwnersIn(part.types, typeKey(type).join('')))));
    }
    return owners;
  }

  private ownersOf(name: string): Owners {
    let owners = this.owners.get(name);
    if (!owners) {
      const { parts } = (this.known ??= this.unpack());
      const entries = parts.map((part) => part.entries);
      const callable = entries.flatMap((part) => ownersIn(part, name, isCallable));
      const constants = parts.flatMap((part) => constantOwnersIn(part.constants, name));
      owners = { callable, all: [...entries.flatMap((part) => ownersIn(part, name, () => true)), ...constants] };
      this.owners.set(name, owners);
    }
    return owners;
  }

  private unpack(): { graph: HeaderGraph; parts: PartTexts[] } {
    const graph = new HeaderGraph(this.source);
    const numbers = new Set(Array.from({ length: graph.size }, (_, header) => graph.partOf(header)));
    const texts = Array.from(numbers, (number) => this.source.part(number).split(CONSTANTS));
    return {
      graph,
      parts: texts.map(([entries = '', constants = '', , types = '']) => {
        return { entries: `\n${entries}`, constants, types: `\n${types}` };
      }),
    };
  }
}

/** The entries of a part, the names of its constants, and its types. */
interface PartTexts {
  entries: string;
  constants: string;
  types: string;
}

/** The headers that have a name: as a function or a macro that is called like one, and as anything. */
interface Owners {
  callable: readonly number[];
  all: readonly number[];
}

/** The headers in a part that have a constant of a name. */
function constantOwnersIn(constants: string, name: string): number[] {
  const owners: number[] = [];
  let header = 0;
  let before = '';
  for (const line of constants === '' ? [] : constants.split('\n')) {
    if (line.startsWith('#')) {
      header = parseInt(line.slice(1), 36);
      before = '';
    } else {
      before = nameBehind(before, line);
      if (before === name) owners.push(header);
    }
  }
  return owners;
}

/** The headers in a part that have a type, which is a letter and its name. */
function typeOwnersIn(types: string, key: string): number[] {
  const owners: number[] = [];
  const line = `\n${key}\t`;
  for (let at = types.indexOf(line); at >= 0; at = types.indexOf(line, at + 1)) owners.push(ownerAt(types, at));
  return owners;
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

/** Functions, variables and macros. */
const CALLABLE = 'fdmgvx';

/** A function, or a macro with parameters. */
function isCallable({ kind, text }: HeaderEntry): boolean {
  return kind === 'f' || kind === 'd' || (isMacro(kind) && text.startsWith('('));
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
