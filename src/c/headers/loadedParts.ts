import { LINE_END, nameAt, readValues, SHARED } from './packedConstants';
import { CONSTANTS, readEntry, COMPILER_CONSTANT, type EntryKind, type Found, type HeaderEntry } from './entry';

const TAB = '\t'.charCodeAt(0);

/** Chains of entries, by the lowest bits of the hash of their names. */
const CHAINS = 1 << 16;

/** The lines of one header in a part. */
interface Block {
  from: number;
  to: number;
  /** Of the first constant's value; -1 for lines without constants. */
  place: number;
}

/** A part, and the values of its constants once one is asked for. */
interface LoadedPart {
  text: string;
  /** Where its entries end in it, and the names of its constants, which follow. */
  entriesEnd: number;
  namesEnd: number;
  values: (number | undefined)[] | undefined;
  /** By header. */
  blocks: Map<number, Block[]>;
}

/**
 * The parts of a kernel's headers that were needed so far, indexed by name: a driver asks for some thousand of the
 * hundred thousand names that the headers which it includes define, so an entry is but a place in the text until then.
 */
export class LoadedParts {
  private readonly parts: (LoadedPart | undefined)[] = [];
  private readonly headers: number[] = [];
  private count = 0;
  private readonly heads = new Int32Array(CHAINS).fill(-1);
  // Of each entry: the one before in its chain, its name's hash, part, header, offset of its line, place of its value.
  private readonly before: number[] = [];
  private readonly hashes: number[] = [];
  private readonly partOf: number[] = [];
  private readonly headerOf: number[] = [];
  private readonly offsets: number[] = [];
  private readonly places: number[] = [];
  /** Those that were asked for. */
  private readonly found = new Map<number, Found>();

  constructor(private readonly textOf: (part: number) => string) {}

  /** How many headers are loaded. */
  get loaded(): number {
    return this.count;
  }

  /** Makes known what a header says, by the part that it is in. */
  load(header: number, number: number): void {
    if (this.headers[header]) return;
    this.headers[header] = 1;
    this.count++;
    const part = (this.parts[number] ??= partOf(this.textOf(number)));
    for (const block of part.blocks.get(header) ?? []) {
      if (block.place < 0) this.indexEntries(number, header, block);
      else this.indexConstants(number, header, block);
    }
  }

  /** The entries of a name, those loaded last first. */
  *find(name: string): Generator<Found> {
    let hash = 0;
    for (let at = 0; at < name.length; at++) hash = mixed(hash, name.charCodeAt(at));
    for (let entry = this.heads[hash & (CHAINS - 1)]!; entry >= 0; entry = this.before[entry]!) {
      if (this.hashes[entry] === hash && this.isNamed(entry, name)) yield this.read(entry);
    }
  }

  private isNamed(entry: number, name: string): boolean {
    const { text } = this.parts[this.partOf[entry]!]!;
    const offset = this.offsets[entry]!;
    if (this.places[entry]! >= 0) return nameAt(text, offset) === name;
    return text.startsWith(name, offset + 1) && text.charCodeAt(offset + 1 + name.length) === TAB;
  }

  /** Takes up the lines of a header that start with a kind and a name, which a tab ends. */
  private indexEntries(part: number, header: number, { from, to }: Block): void {
    const { text } = this.parts[part]!;
    for (let at = from; at < to; at = lineEnd(text, at) + 1) {
      const start = at;
      let hash = 0;
      for (let code = text.charCodeAt(++at); code > TAB; code = text.charCodeAt(++at)) hash = mixed(hash, code);
      this.add(hash, part, header, start, -1);
    }
  }

  /** Takes up the lines of a header that hold the names of constants. */
  private indexConstants(part: number, header: number, { from, to, place }: Block): void {
    const { text } = this.parts[part]!;
    /** Of the first characters of the name before, by how many they are. */
    const hashes = [0];
    for (let at = from, next = place; at < to; at++) {
      const start = at;
      let length = text.charCodeAt(at + 1) - SHARED;
      let hash = hashes[length]!;
      at += 2;
      for (let code = text.charCodeAt(at); code > LINE_END; code = text.charCodeAt(++at)) {
        hashes[++length] = hash = mixed(hash, code);
      }
      this.add(hash, part, header, start, next++);
    }
  }

  private add(hash: number, part: number, header: number, offset: number, place: number): void {
    const chain = hash & (CHAINS - 1);
    this.before.push(this.heads[chain]!);
    this.heads[chain] = this.before.length - 1;
    this.hashes.push(hash);
    this.partOf.push(part);
    this.headerOf.push(header);
    this.offsets.push(offset);
    this.places.push(place);
  }

  private read(index: number): Found {
    let found = this.found.get(index);
    if (!found) this.found.set(index, (found = { entry: this.entryAt(index), header: this.headerOf[index]! }));
    return found;
  }

  private entryAt(index: number): HeaderEntry {
    const part = this.parts[this.partOf[index]!]!;
    const { text } = part;
    const start = this.offsets[index]!;
    const place = this.places[index]!;
    if (place < 0) return readEntry(text.slice(start, Math.min(lineEnd(text, start), part.entriesEnd)));
    part.values ??= readValues(text.slice(part.namesEnd + 1));
    return constantEntry(text[start] as EntryKind, nameAt(text, start), part.values[place]);
  }
}

/** Finds the blocks of a part: a line `#number` starts each, with a place behind it where they are of constants. */
function partOf(text: string): LoadedPart {
  const entriesEnd = endOf(text, text.indexOf(CONSTANTS));
  const namesEnd = endOf(text, text.indexOf(CONSTANTS, entriesEnd + 1));
  const blocks = new Map<number, Block[]>();
  for (const [from, to] of [[0, entriesEnd], [entriesEnd + 1, namesEnd]] as const) {
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
  return { text, entriesEnd, namesEnd, values: undefined, blocks };
}

function mixed(hash: number, code: number): number {
  return (Math.imul(hash, 31) + code) | 0;
}

function lineEnd(text: string, at: number): number {
  return endOf(text, text.indexOf('\n', at));
}

const endOf = (text: string, found: number): number => (found < 0 ? text.length : found);

function constantEntry(kind: EntryKind, name: string, value: number | undefined): HeaderEntry {
  const unknown = kind === 'c' ? '' : COMPILER_CONSTANT;
  return { kind, name, line: 0, order: 0, text: value === undefined ? unknown : `${kind === 'c' ? '' : ' '}${value}` };
}
