import type { SkeletonNames } from './skeletonNames';

/** What the names in one macro's replacement, or in one body, are in a skeleton. */
export class EntryNames {
  private readonly own = new Map<string, string>();
  private next = 0;

  /**
   * @param parameters of the macro or function
   * @param isFunction what it does not share with others is its own
   */
  constructor(
    readonly all: SkeletonNames,
    parameters: readonly string[],
    private readonly isFunction: boolean,
  ) {
    for (const name of parameters) if (name !== '__VA_ARGS__' && !(isFunction && all.means(name))) this.add(name);
  }

  /** Whether a name is a macro's parameter, which keeps its place. */
  isHanded(name: string): boolean {
    return !this.isFunction && this.own.has(name);
  }

  /** Whether it is a parameter, or was found in the text before. */
  isOwn(name: string): boolean {
    return this.own.has(name);
  }

  /** Itself where it means something outside of the text that it is in. */
  of(name: string): string {
    const own = this.own.get(name);
    if (own !== undefined || name === '' || this.all.means(name)) return own ?? name;
    return this.isFunction ? this.add(name) : this.all.placeholder(name);
  }

  private add(name: string): string {
    let made: string;
    do made = `_${this.next++}`;
    while (!this.all.isFree(made));
    this.own.set(name, made);
    return made;
  }
}
