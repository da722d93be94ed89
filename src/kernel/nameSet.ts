/** Names in a line: the longer, the fewer bytes, and the more names are spelled out for one question. */
const BLOCK = 32;

/** The number of characters shared with the name before is written as one printable character. */
const FIRST_DIGIT = '!'.charCodeAt(0);
const MAX_SHARED = '~'.charCodeAt(0) - FIRST_DIGIT;

/**
 * Names as sorted text in which they share their beginnings: a line for every 32, the first one in full, each further
 * one behind a tab as the number of characters that it shares with the one before and the rest. A name holds no control
 * character.
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

/** The number of characters that two names begin with alike, never half a surrogate pair, which UTF-8 cannot carry. */
function countShared(previous: string, name: string): number {
  let shared = 0;
  while (shared < MAX_SHARED && shared < previous.length && name[shared] === previous[shared]) shared++;
  return /[\ud800-\udbff]/.test(name.charAt(shared - 1)) ? shared - 1 : shared;
}

/**
 * The set that writeNames() wrote, without spelling it out: a kernel's headers hold some 200,000 macro names, of which
 * a driver asks for hundreds, and a Set of them takes longer to make than a driver to lint. The text is asked for when
 * the first name is.
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

  /** The place of a name in the sorted order, from 0; -1 where it is none of them. */
  indexOf(name: string): number {
    // A line that begins with the name itself is smaller than this, since a tab comes before a line feed.
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
