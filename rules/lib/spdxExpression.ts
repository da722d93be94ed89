/** So many alternatives at most: more is no licence, but an attack on its reader. */
const LIMIT = 100;

/**
 * What an SPDX expression lets one choose from: the identifiers that hold together, for each alternative. An exception
 * behind WITH only adds to what is allowed, and is left out (SPDX specification, annex "SPDX License Expressions").
 * @returns undefined where it is no such expression
 */
export function alternativesOf(expression: string): readonly (readonly string[])[] | undefined {
  const words = expression.match(/[()]|[^\s()]+/g) ?? [];
  const reader = new ExpressionReader(words);
  const alternatives = reader.any();
  return reader.isAtEnd ? alternatives : undefined;
}

type Alternatives = readonly (readonly string[])[];

class ExpressionReader {
  private at = 0;

  constructor(private readonly words: readonly string[]) {}

  get isAtEnd(): boolean {
    return this.at === this.words.length;
  }

  any(): Alternatives | undefined {
    let found = this.all();
    while (found && this.take('OR')) {
      const other = this.all();
      found = other && [...found, ...other];
    }
    return found;
  }

  private all(): Alternatives | undefined {
    let found = this.one();
    while (found && this.take('AND')) {
      const other = this.one();
      found = other && found.flatMap((ids) => other.map((more) => [...ids, ...more]));
      if (found && found.length > LIMIT) return undefined;
    }
    return found;
  }

  private one(): Alternatives | undefined {
    if (this.take('(')) {
      const inside = this.any();
      return this.take(')') ? inside : undefined;
    }
    const id = this.words[this.at];
    if (id === undefined || !/^\w[\w.+-]*$/.test(id) || /^(AND|OR|WITH)$/i.test(id)) return undefined;
    this.at++;
    if (this.take('WITH')) this.at++;
    return [[id]];
  }

  /** Operators are matched as sources write them, in either case. */
  private take(word: string): boolean {
    if (this.words[this.at]?.toUpperCase() !== word) return false;
    this.at++;
    return true;
  }
}
