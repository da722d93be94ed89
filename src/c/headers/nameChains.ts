import { LINE_END, nameAt, SHARED } from './packedConstants';

const TAB = '\t'.charCodeAt(0);

/** Chains of entries, by the lowest bits of the hash of their names. */
const CHAINS = 1 << 16;

/** The lines of one header in a part. */
export interface Block {
  from: number;
  to: number;
  /** Of the first constant's value; -1 for lines without constants. */
  place: number;
}

/** Where a name is: its part, its header, the offset of its line, and of a constant the place of its value, else -1. */
interface NamePlace {
  part: number;
  header: number;
  offset: number;
  place: number;
}

/** Where the lines of parts are that start with a name, by name: a hash table of numbers alone. */
export class NameChains {
  private readonly heads = new Int32Array(CHAINS).fill(-1);
  // Of each entry: the one before in its chain, its name's hash, part, header, offset of its line, place of its value.
  private readonly before: number[] = [];
  private readonly hashes: number[] = [];
  private readonly partOf: number[] = [];
  private readonly headerOf: number[] = [];
  private readonly offsets: number[] = [];
  private readonly places: number[] = [];

  constructor(private readonly textOf: (part: number) => string) {}

  /** The indices of a name, those added last first. */
  *find(name: string): Generator<number> {
    let hash = 0;
    for (let at = 0; at < name.length; at++) hash = mixed(hash, name.charCodeAt(at));
    for (let entry = this.heads[hash & (CHAINS - 1)]!; entry >= 0; entry = this.before[entry]!) {
      if (this.hashes[entry] === hash && this.isNamed(entry, name)) yield entry;
    }
  }

  placeOf(index: number): NamePlace {
    return {
      part: this.partOf[index]!,
      header: this.headerOf[index]!,
      offset: this.offsets[index]!,
      place: this.places[index]!,
    };
  }

  private isNamed(entry: number, name: string): boolean {
    const text = this.textOf(this.partOf[entry]!);
    const offset = this.offsets[entry]!;
    if (this.places[entry]! >= 0) return nameAt(text, offset) === name;
    return text.startsWith(name, offset + 1) && text.charCodeAt(offset + 1 + name.length) === TAB;
  }

  /** Takes up the lines of a header that start with a kind and a name, which a tab ends. */
  addLines(part: number, header: number, { from, to }: Block): void {
    const text = this.textOf(part);
    for (let at = from; at < to; at = lineEnd(text, at) + 1) {
      const start = at;
      let hash = 0;
      for (let code = text.charCodeAt(++at); code > TAB; code = text.charCodeAt(++at)) hash = mixed(hash, code);
      this.add(hash, { part, header, offset: start, place: -1 });
    }
  }

  /** Takes up the lines of a header that hold the names of constants. */
  addConstants(part: number, header: number, { from, to, place }: Block): void {
    const text = this.textOf(part);
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
      this.add(hash, { part, header, offset: start, place: next++ });
    }
  }

  private add(hash: number, { part, header, offset, place }: NamePlace): void {
    const chain = hash & (CHAINS - 1);
    this.before.push(this.heads[chain]!);
    this.heads[chain] = this.before.length - 1;
    this.hashes.push(hash);
    this.partOf.push(part);
    this.headerOf.push(header);
    this.offsets.push(offset);
    this.places.push(place);
  }
}

function mixed(hash: number, code: number): number {
  return (Math.imul(hash, 31) + code) | 0;
}

export function lineEnd(text: string, at: number): number {
  return endOf(text, text.indexOf('\n', at));
}

export const endOf = (text: string, found: number): number => (found < 0 ? text.length : found);
