/** Maps by name in a compact form that is searched without unpacking it. */
import { NameSet, writeNames } from './nameSet';

/** The size of a value's number. */
const NUMBER_BYTES = 4;

/** A map by name in three parts, as in a kernel data file. */
export interface TableParts {
  /** As writeNames() writes them. */
  names: string;
  /** The distinct values, one per line: a kernel's symbols have about a thousand, its options some hundred. */
  values: string;
  /** For each name, in the order of `names`, the line number of its value, from 0: 32 bits, little-endian. */
  numbers: Buffer;
}

/** Writes a map; `write` makes a line of a value. */
export function writeTable<Value>(map: ReadonlyMap<string, Value>, write: (value: Value) => string): TableParts {
  const lines = [...map.keys()].sort().map((name) => write(map.get(name)!));
  const values = [...new Set(lines)].sort();
  const numberOf = new Map(values.map((value, index) => [value, index]));
  const numbers = Buffer.alloc(lines.length * NUMBER_BYTES);
  for (const [index, line] of lines.entries()) numbers.writeUInt32LE(numberOf.get(line)!, index * NUMBER_BYTES);
  return { names: writeNames(map.keys()), values: values.join('\n'), numbers };
}

/**
 * The map that writeTable() wrote, in the order of its names, without decoding it all: of a kernel's 27,000 exports a
 * driver needs some hundred. Names with the same line share one value.
 */
export class NameTable<Value> implements ReadonlyMap<string, Value> {
  private readonly names: NameSet;
  private unpacked: (TableParts & { lines: readonly string[] }) | undefined;
  private readonly made = new Map<number, Value>();
  /** Values by name: the same names are looked up again and again. */
  private readonly known = new Map<string, Value | undefined>();

  /** `unpack` is called at the first lookup; `read` makes a value of its line. */
  constructor(private readonly unpack: () => TableParts, private readonly read: (line: string) => Value) {
    this.names = new NameSet(() => this.parts.names);
  }

  private get parts(): TableParts & { lines: readonly string[] } {
    if (!this.unpacked) {
      const parts = this.unpack();
      this.unpacked = { ...parts, lines: parts.values.split('\n') };
    }
    return this.unpacked;
  }

  get(name: string): Value | undefined {
    if (!this.known.has(name)) {
      const index = this.names.indexOf(name);
      this.known.set(name, index < 0 ? undefined : this.valueAt(index));
    }
    return this.known.get(name);
  }

  has(name: string): boolean {
    return this.get(name) !== undefined;
  }

  get size(): number {
    return this.names.size;
  }

  *entries(): MapIterator<[string, Value]> {
    let index = 0;
    for (const name of this.names) yield [name, this.valueAt(index++)];
  }

  keys(): MapIterator<string> {
    return this.names.values();
  }

  *values(): MapIterator<Value> {
    for (const [, value] of this.entries()) yield value;
  }

  [Symbol.iterator](): MapIterator<[string, Value]> {
    return this.entries();
  }

  forEach(
    callback: (value: Value, name: string, map: ReadonlyMap<string, Value>) => void,
    thisArgument?: unknown,
  ): void {
    for (const [name, value] of this.entries()) callback.call(thisArgument, value, name, this);
  }

  private valueAt(index: number): Value {
    const number = this.parts.numbers.readUInt32LE(index * NUMBER_BYTES);
    if (!this.made.has(number)) this.made.set(number, this.read(this.parts.lines[number] ?? ''));
    return this.made.get(number)!;
  }
}
