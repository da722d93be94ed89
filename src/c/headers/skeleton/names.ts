import type { Kernel } from '../../../model';
import { isSized } from '../../body/unevaluated';
import { builtinOf } from '../../builtins';
import { ANNOTATIONS } from '../../scope/annotations';
import { ASM_WORDS, TYPE_WORDS } from '../../scope/words';
import { isMacro, type HeaderEntry } from '../entry';

const WORDS = new Set(
  `if else while for do switch case default return goto break continue sizeof defined true false
  _Generic __typeof__ __alignof__ __label__ __VA_ARGS__ __VA_OPT__`.split(/\s+/),
);

/** The names that the headers of a kernel give a meaning, and short ones for all others. */
export class SkeletonNames {
  private readonly macros = new Set<string>();
  private readonly known = new Set<string>();
  private readonly leading = new Set<string>();
  private readonly placeholders = new Map<string, string>();

  private next = 0;
  private readonly predefined: ReadonlySet<string>;

  constructor(entries: Iterable<HeaderEntry>, private readonly kernel: Pick<Kernel, 'exports' | 'predefines'>) {
    this.predefined = new Set(Array.from(kernel.predefines.keys(), (name) => name.split('(')[0]!));
    for (const { kind, name } of entries) {
      this.known.add(name);
      if (isMacro(kind)) this.macros.add(name);
      else if (kind === 'd' || kind === 'x' || kind === 'v') this.leading.add(name);
    }
  }

  isMacro(name: string): boolean {
    return this.macros.has(name);
  }

  /** Says that what stands for a name, or is in its body, leads to a symbol. */
  lead(name: string): void {
    this.leading.add(name);
  }

  /** Whether a name is, or leads to, one that the linker may see. */
  leads(name: string): boolean {
    return this.leading.has(name) || this.kernel.exports.has(name) || builtinOf(name) !== undefined;
  }

  /** Whether the headers, the compiler, or the one who follows references through them knows a name. */
  means(name: string): boolean {
    return (
      // Names in capitals are macros, most likely: the driver's to define, or another configuration's.
      /[A-Z]/.test(name) ||
      name.startsWith('__builtin_') ||
      this.known.has(name) ||
      WORDS.has(name) ||
      TYPE_WORDS.has(name) ||
      ASM_WORDS.has(name) ||
      ANNOTATIONS.has(name) ||
      isSized(name) ||
      this.leads(name) ||
      this.predefined.has(name)
    );
  }

  /**
   * A short name for one that only macros give a meaning to, by whichever name they are handed another's: what was one
   * name stays one, and what was two stays two.
   */
  placeholder(name: string): string {
    let made = this.placeholders.get(name);
    if (made === undefined) {
      do made = `_g${(this.next++).toString(36)}`;
      while (!this.isFree(made));
      this.placeholders.set(name, made);
    }
    return made;
  }

  /** Whether no header, nor the linker, knows a name. */
  isFree(name: string): boolean {
    return !this.known.has(name) && !this.kernel.exports.has(name);
  }
}

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

  /** Whether a macro is handed something for a name, which keeps its place. */
  isHanded(name: string): boolean {
    return !this.isFunction && this.own.has(name);
  }

  /** Whether it is a parameter, or was found in the text before. */
  isOwn(name: string): boolean {
    return this.own.has(name);
  }

  /** Itself where it means something outside of the text that it stands in. */
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
