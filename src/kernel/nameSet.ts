/** Sets of names in a compact form that is searched without unpacking it. */
/** Names per line: more of them save bytes, but more names are decoded for one lookup. */
const BLOCK = 32;

/** The number of characters shared with the name before is written as one printable character. */
const FIRST_DIGIT = '!'.charCodeAt(0);
const MAX_SHARED = '~'.charCodeAt(0) - FIRST_DIGIT;

/**
 * Names as sorted text in which they share prefixes: one line for 32 names, the first one in full, each further one
 * after a tab as the number of characters that it shares with the one before, followed by the rest. A name contains no
 * control character.
 */
export function writeNames(names: Iterable<string>): string {
  let text = '';
  let previous = '';
  for (const [index, name] of [...names].sort().entries()) {
    if (index % BLOCK === 0) {
      text += index === 0 ? name : `\n${name}`;
    } else {
      const shared = countShared(previous, name);
      text += `\t${String.fromCharCode(FIRST_DIGIT + shared)}${name.slice(shared)}`;
    }
    previous = name;
  }
  return text;
}

/**
 * The length of the common prefix of two names; never ends within a surrogate pair, since UTF-8 cannot encode half of
 * one.
 */
function countShared(previous: string, name: string): number {
  let shared = 0;
  while (shared < MAX_SHARED && shared < previous.length && name[shared] === previous[shared]) shared++;
  return /[\ud800-\udbff]/.test(name.charAt(shared - 1)) ? shared - 1 : shared;
}

/**
 * The set that writeNames() wrote, without decoding it all: a kernel's headers define some 200,000 macro names, of
 * which a driver needs hundreds, and building a Set of them takes longer than linting a driver. The text is requested
 * at the first lookup.
 */
export class NameSet implements ReadonlySet<string> {
  private known: readonly string[] | undefined;

  constructor(private readonly text: () => string) {}

  private get lines(): readonly string[] {
    if (this.known === undefined) {
      const text = this.text();
      this.known = text === '' ? [] : text.split('\n');
    }
    return this.known;
  }

  has(name: string): boolean {
    return this.indexOf(name) >= 0;
  }

  /** The index of a name in the sorted order, from 0; -1 if it is not in the set. */
  indexOf(name: string): number {
    // A line that starts with the name itself is less than this, since a tab sorts before a line feed.
    const key = `${name}\n`;
    const lines = this.lines;
    let low = 0;
    let high = lines.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (lines[middle]! < key) low = middle + 1;
      else high = middle;
    }
    if (low === 0) return -1;
    const place = namesOf(lines[low - 1]!).indexOf(name);
    return place < 0 ? -1 : (low - 1) * BLOCK + place;
  }

  get size(): number {
    const last = this.lines.at(-1);
    return last === undefined ? 0 : (this.lines.length - 1) * BLOCK + namesOf(last).length;
  }

  *values(): SetIterator<string> {
    for (const line of this.lines) yield* namesOf(line);
  }

  keys(): SetIterator<string> {
    return this.values();
  }

  *entries(): SetIterator<[string, string]> {
    for (const name of this.values()) yield [name, name];
  }

  [Symbol.iterator](): SetIterator<string> {
    return this.values();
  }

  forEach(callback: (value: string, key: string, set: ReadonlySet<string>) => void, thisArgument?: unknown): void {
    for (const name of this.values()) callback.call(thisArgument, name, name, this);
  }
}

function namesOf(line: string): string[] {
  const names = line.split('\t');
  for (let index = 1; index < names.length; index++) {
    const coded = names[index]!;
    names[index] = names[index - 1]!.slice(0, coded.charCodeAt(0) - FIRST_DIGIT) + coded.slice(1);
  }
  return names;
}
