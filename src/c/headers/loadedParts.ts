import { readValues } from './constants';
import { CONSTANTS, readEntry, UNKNOWN, type EntryKind, type HeaderEntry } from './entry';
import type { Found } from './space';

const HEADER = '#'.charCodeAt(0);
const LINE_FEED = '\n'.charCodeAt(0);
const TAB = '\t'.charCodeAt(0);

/** Chains of entries, by the lowest bits of the hash of their names. */
const CHAINS = 1 << 16;

/** A part, and the values of its constants once one is asked for. */
interface Part {
  text: string;
  /** Where its entries end in it, and the names of its constants, which stand behind. */
  entriesEnd: number;
  namesEnd: number;
  values: (number | undefined)[] | undefined;
}

/**
 * The parts of a kernel's headers that were needed so far, indexed by name: a driver asks for some thousand of the
 * hundred thousand names that the headers which it includes define, so an entry is but a place in the text until then.
 */
export class LoadedParts {
  private readonly parts: (Part | undefined)[] = [];
  private count = 0;
  private readonly heads = new Int32Array(CHAINS).fill(-1);
  // Of each entry: the one before in its chain, the part, the header, the offset of its line, the place of its value.
  private readonly before: number[] = [];
  private readonly partOf: number[] = [];
  private readonly headerOf: number[] = [];
  private readonly offsets: number[] = [];
  private readonly places: number[] = [];
  /** Those that were asked for. */
  private readonly found = new Map<number, Found>();

  constructor(private readonly textOf: (part: number) => string) {}

  /** How many parts are loaded. */
  get loaded(): number {
    return this.count;
  }

  load(number: number): void {
    if (this.parts[number]) return;
    const text = this.textOf(number);
    const entriesEnd = endOf(text, text.indexOf(CONSTANTS));
    const namesEnd = endOf(text, text.indexOf(CONSTANTS, entriesEnd + 1));
    this.parts[number] = { text, entriesEnd, namesEnd, values: undefined };
    this.count++;
    this.index(number, 0, entriesEnd, false);
    this.index(number, entriesEnd + 1, namesEnd, true);
  }

  /** The entries of a name, those loaded last first. */
  *find(name: string): Generator<Found> {
    let hash = 0;
    for (let at = 0; at < name.length; at++) hash = mixed(hash, name.charCodeAt(at));
    for (let entry = this.heads[hash & (CHAINS - 1)]!; entry >= 0; entry = this.before[entry]!) {
      const start = this.offsets[entry]! + 1;
      const { text } = this.parts[this.partOf[entry]!]!;
      const isName = text.startsWith(name, start) && !(text.charCodeAt(start + name.length) > TAB + 3);
      if (isName) yield this.read(entry);
    }
  }

  /** Takes up the lines between two offsets: names to a tab, or alone in theirs where they are of constants. */
  private index(part: number, from: number, to: number, areConstants: boolean): void {
    const { text } = this.parts[part]!;
    let header = 0;
    let place = 0;
    for (let at = from; at < to; ) {
      const start = at;
      let hash = 0;
      let code = text.charCodeAt(++at);
      for (; code > TAB + 3; code = text.charCodeAt(++at)) hash = mixed(hash, code);
      if (text.charCodeAt(start) === HEADER) header = parseInt(text.slice(start + 1, at), 36);
      else this.add(hash, part, header, start, areConstants ? place++ : -1);
      if (code === LINE_FEED) at++;
      else if (code === TAB) at = lineEnd(text, at) + 1;
      else at = to;
    }
  }

  private add(hash: number, part: number, header: number, offset: number, place: number): void {
    const chain = hash & (CHAINS - 1);
    this.before.push(this.heads[chain]!);
    this.heads[chain] = this.before.length - 1;
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
    const kind = text[start] as EntryKind;
    const end = Math.min(lineEnd(text, start), part.namesEnd);
    return constantEntry(kind, text.slice(start + 1, end), part.values[place]);
  }
}

function mixed(hash: number, code: number): number {
  return (Math.imul(hash, 31) + code) | 0;
}

function lineEnd(text: string, at: number): number {
  return endOf(text, text.indexOf('\n', at));
}

const endOf = (text: string, found: number): number => (found < 0 ? text.length : found);

function constantEntry(kind: EntryKind, name: string, value: number | undefined): HeaderEntry {
  const unknown = kind === 'c' ? '' : UNKNOWN;
  return { kind, name, line: 0, order: 0, text: value === undefined ? unknown : `${kind === 'c' ? '' : ' '}${value}` };
}
