/** Grows with each new identifier and is never freed: a number must mean the same word in all units and headers. */
const numbers = new Map<string, number>();

/**
 * The number of an identifier, from 1 on, the same wherever it occurs: what is to be asked of each of a unit's hundred
 * thousand words, whether it is a macro, say, is asked of a table by number.
 */
export function numberOf(word: string): number {
  let number = numbers.get(word);
  if (number === undefined) numbers.set(word, (number = numbers.size + 1));
  return number;
}

/** A set of words by number. */
export class WordSet {
  private bits = new Uint8Array(1024);

  constructor(words: Iterable<string> = []) {
    for (const word of words) this.add(numberOf(word));
  }

  add(number: number): void {
    if (number >= this.bits.length) {
      const wider = new Uint8Array(Math.max(number + 1, this.bits.length * 2));
      wider.set(this.bits);
      this.bits = wider;
    }
    this.bits[number] = 1;
  }

  has(number: number): boolean {
    return this.bits[number] === 1;
  }
}
