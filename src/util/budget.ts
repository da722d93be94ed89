/**
 * How much work one input may cause, counted by the code that does it: a cap on input that grows without end, and what
 * tests look at where they would else look at a clock. A unit is what a token or a line of a makefile costs.
 */
export class Budget {
  private used = 0;

  /**
   * @param limit so many units may be spent; the code that works stops soon after, once it has asked
   * @param whole what this is a part of: what is spent here is spent there as well
   */
  constructor(
    private readonly limit = Infinity,
    private readonly whole?: Budget,
  ) {}

  get spent(): number {
    return this.used;
  }

  get isExhausted(): boolean {
    return this.used >= this.limit;
  }

  spend(units: number): void {
    this.used += units;
    this.whole?.spend(units);
  }
}
