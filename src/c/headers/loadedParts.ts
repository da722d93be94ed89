import { nameAt, readValues } from './packedConstants';
import { CONSTANTS, readEntry, COMPILER_CONSTANT, type EntryKind, type Found, type HeaderEntry } from './entry';
import { endOf, lineEnd, NameChains, type Block } from './nameChains';

/** A part, and the values of its constants once one is asked for. */
interface LoadedPart {
  text: string;
  /** Where its entries end in it, the names of its constants, which follow, their values, and then its types. */
  ends: readonly [entries: number, names: number, values: number, types: number];
  values: (number | undefined)[] | undefined;
  /** By header. */
  blocks: Map<number, Block[]>;
  types: Map<number, Block[]>;
}

/**
 * The parts of a kernel's headers that were needed so far, indexed by name: a driver asks for some thousand of the
 * hundred thousand names that the headers which it includes define, so an entry is but a place in the text until then.
 * Types are indexed when the first one is asked for.
 */
export class LoadedParts {
  private readonly parts: (LoadedPart | undefined)[] = [];
  private readonly headers: number[] = [];
  private readonly loadedHeaders: { header: number; part: number }[] = [];
  private readonly entries: NameChains;
  private readonly types: NameChains;
  /** Of how many of the loaded headers the types are indexed. */
  private typed = 0;
  /** Those that were asked for. */
  private readonly found = new Map<number, Found>();
  private readonly foundTypes = new Map<number, Found>();

  constructor(private readonly textOf: (part: number) => string) {
    const textAt = (part: number): string => this.parts[part]!.text;
    this.entries = new NameChains(textAt);
    this.types = new NameChains(textAt);
  }

  /** How many headers are loaded. */
  get loaded(): number {
    return this.loadedHeaders.length;
  }

  /** Makes known what a header says, by the part that it is in. */
  load(header: number, number: number): void {
    if (this.headers[header]) return;
    this.headers[header] = 1;
    this.loadedHeaders.push({ header, part: number });
    const part = (this.parts[number] ??= partOf(this.textOf(number)));
    for (const block of part.blocks.get(header) ?? []) {
      if (block.place < 0) this.entries.addLines(number, header, block);
      else this.entries.addConstants(number, header, block);
    }
  }

  /** The entries of a name, types apart, those loaded last first. */
  *find(name: string): Generator<Found> {
    for (const index of this.entries.find(name)) yield once(this.found, index, () => this.entryAt(index));
  }

  /** The structures, unions, enumerations and typedefs of a name. */
  *findTypes(name: string): Generator<Found> {
    for (; this.typed < this.loaded; this.typed++) {
      const { header, part } = this.loadedHeaders[this.typed]!;
      for (const block of this.parts[part]!.types.get(header) ?? []) this.types.addLines(part, header, block);
    }
    for (const index of this.types.find(name)) yield once(this.foundTypes, index, () => this.typeAt(index));
  }

  private typeAt(index: number): Found {
    const { part, header, offset } = this.types.placeOf(index);
    const { text, ends } = this.parts[part]!;
    return { entry: readEntry(text.slice(offset, Math.min(lineEnd(text, offset), ends[3]))), header };
  }

  private entryAt(index: number): Found {
    const { part: number, header, offset: start, place } = this.entries.placeOf(index);
    const part = this.parts[number]!;
    const { text, ends } = part;
    if (place < 0) return { entry: readEntry(text.slice(start, Math.min(lineEnd(text, start), ends[0]))), header };
    part.values ??= readValues(text.slice(ends[1] + 1, ends[2]));
    return { entry: constantEntry(text[start] as EntryKind, nameAt(text, start), part.values[place]), header };
  }
}

function once(found: Map<number, Found>, index: number, make: () => Found): Found {
  let made = found.get(index);
  if (!made) found.set(index, (made = make()));
  return made;
}

function partOf(text: string): LoadedPart {
  const ends: number[] = [];
  for (let at = -1; ends.length < 4; ) ends.push((at = endOf(text, text.indexOf(CONSTANTS, at + 1))));
  const [entries = 0, names = 0, values = 0, types = 0] = ends;
  const blocks = blocksIn(text, [[0, entries], [entries + 1, names]]);
  const ofTypes = blocksIn(text, [[values + 1, types]]);
  return { text, ends: [entries, names, values, types], values: undefined, blocks, types: ofTypes };
}

/** Finds the blocks of a part: a line `#number` starts each, with a place behind it where they are of constants. */
function blocksIn(text: string, ranges: readonly (readonly [from: number, to: number])[]): Map<number, Block[]> {
  const blocks = new Map<number, Block[]>();
  for (const [from, to] of ranges) {
    for (let mark = text.startsWith('#', from) ? from : to; mark < to; ) {
      const start = lineEnd(text, mark) + 1;
      const next = text.indexOf('\n#', start - 1);
      const end = next < 0 || next > to ? to : next;
      const [header = '', place] = text.slice(mark + 1, start - 1).split(' ');
      const block = { from: start, to: end, place: place === undefined ? -1 : parseInt(place, 36) };
      const number = parseInt(header, 36);
      blocks.set(number, [...(blocks.get(number) ?? []), block]);
      mark = end + 1;
    }
  }
  return blocks;
}

function constantEntry(kind: EntryKind, name: string, value: number | undefined): HeaderEntry {
  const unknown = kind === 'c' ? '' : COMPILER_CONSTANT;
  return { kind, name, line: 0, order: 0, text: value === undefined ? unknown : `${kind === 'c' ? '' : ' '}${value}` };
}
