import { isSized } from '../../body/unevaluated';
import { builtinOf } from '../../builtins';
import { Kind, type Token } from '../../lex/token';
import { ANNOTATIONS } from '../../scope/annotations';
import { ASM_WORDS, TYPE_WORDS } from '../../scope/words';
import type { HeaderEntry } from '../entry';
import { isMacro } from '../entry';

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
  private count = 0;

  /**
   * @param isSymbol whether the kernel exports a name
   * @param isPredefined whether the compiler defines a macro of a name
   */
  constructor(
    entries: Iterable<HeaderEntry>,
    private readonly isSymbol: (name: string) => boolean,
    private readonly isPredefined: (name: string) => boolean,
  ) {
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
    return this.leading.has(name) || this.isSymbol(name) || builtinOf(name) !== undefined;
  }

  /** What a name is in a skeleton: itself where it means something outside of the body that it stands in. */
  of({ text, kind }: Token): string {
    return kind === Kind.Identifier ? this.named(text) : text;
  }

  named(name: string): string {
    return this.means(name) ? name : this.placeholder(name);
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
      this.isPredefined(name)
    );
  }

  /** One for each name, so that what was one name stays one, and what was two stays two. */
  private placeholder(name: string): string {
    let made = this.placeholders.get(name);
    if (made === undefined) {
      do made = `_${(this.count++).toString(36)}`;
      while (this.known.has(made) || this.isSymbol(made));
      this.placeholders.set(name, made);
    }
    return made;
  }
}
