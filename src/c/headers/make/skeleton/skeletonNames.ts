import type { Kernel } from '../../../../model';
import { isSized } from '../../../body/unevaluated';
import { builtinOf } from '../../../vocabulary/builtins';
import { ANNOTATIONS } from '../../../vocabulary/annotations';
import { ASM_WORDS, TYPE_WORDS } from '../../../vocabulary/keywords';
import { isMacro, type HeaderEntry } from '../../entry';
import { nestingOf } from '../../../lex/groups';
import { Kind } from '../../../lex/token';
import { tokensOf } from './entryTokens';
import { macrosOfText, namesPassed, passedToMacros } from './rereadNames';

const WORDS = new Set(
  `if else while for do switch case default return goto break continue sizeof defined true false
  _Generic __typeof__ __alignof__ __label__ __VA_ARGS__ __VA_OPT__`.split(/\s+/),
);

/** The names that the headers of a kernel give a meaning, and short ones for all others. */
export class SkeletonNames {
  private readonly macros = new Set<string>();
  private readonly known = new Set<string>();
  private readonly leading = new Set<string>();
  /** What names start with that end with a number: macros paste them, `CONCATENATE(f, COUNT_ARGS(…))`. */
  private readonly stems = new Set<string>();
  private readonly placeholders = new Map<string, string>();

  /** What macros paste that is passed to them by the text of a header. */
  private readonly pasted = new Set<string>();
  private next = 0;
  private readonly predefined: ReadonlySet<string>;

  constructor(entries: readonly HeaderEntry[], private readonly kernel: Pick<Kernel, 'exports' | 'predefines'>) {
    this.predefined = new Set(Array.from(kernel.predefines.keys(), (name) => name.split('(')[0]!));
    const texts: string[] = [];
    for (const { kind, name, text } of entries) {
      this.known.add(name);
      if (kind === 'm' || kind === 'g') for (const declared of namesDeclared(text)) this.known.add(declared);
      if (/\d$/.test(name)) this.stems.add(name.replace(/\d+$/, ''));
      if (isMacro(kind)) this.macros.add(name);
      else if (kind === 't') for (const macro of macrosOfText(text)) this.addMacro(macro);
      else if (kind === 'd' || kind === 'x' || kind === 'v') this.leading.add(name);
      if (kind === 't') texts.push(text);
    }
    const isMacroName = (name: string): boolean => this.isMacro(name);
    for (const { kind, text } of entries) {
      if (kind === 'm' || kind === 'g') for (const name of namesGiven(text, isMacroName)) this.known.add(name);
    }
    for (const text of texts) for (const name of namesPassed(text, isMacroName)) this.pasted.add(name);
  }

  /** Whether a macro of this name is passed to others by the text of a header: what it stands for may be pasted. */
  isPassed(name: string): boolean {
    return this.pasted.has(name);
  }

  private addMacro(name: string): void {
    this.known.add(name);
    this.macros.add(name);
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
   * A short name for one that only macros give a meaning to, whatever the parameter is called: what was one
   * name stays one, and what was two stays two.
   */
  placeholder(name: string): string {
    if (this.stems.has(name)) return name;
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

/** The names alone that a macro's replacement gives to others, which may paste them into one that drivers write. */
function namesGiven(text: string, isMacro: (name: string) => boolean): string[] {
  if (!text.includes('(', 1)) return [];
  const close = text.startsWith('(') ? text.indexOf(')') : 0;
  const parameters = text.slice(1, close).split(',');
  const tokens = tokensOf(text.slice(close === 0 ? 0 : close + 1));
  const passed = passedToMacros(tokens, isMacro);
  return tokens.flatMap(({ kind, text: word }, at) => {
    const isAlone = /^[(,]$/.test(tokens[at - 1]?.text ?? '') && /^[,)]$/.test(tokens[at + 1]?.text ?? '');
    return isAlone && kind === Kind.Identifier && passed.has(word) && !parameters.includes(word) ? [word] : [];
  });
}

/** What a macro's replacement declares at its outside, `static struct options name;`: drivers may write such a name. */
function namesDeclared(text: string): string[] {
  if (!/\w\s+\**\w+\s*[;=[]/.test(text)) return [];
  const tokens = tokensOf(text.startsWith('(') ? text.slice(text.indexOf(')') + 1) : text);
  let depth = 0;
  return tokens.flatMap(({ kind, text: word }, at) => {
    depth += nestingOf(word);
    const before = tokens[at - 1];
    const isName = kind === Kind.Identifier && depth === 0 && /^[;=[]$/.test(tokens[at + 1]?.text ?? '');
    return isName && (before?.kind === Kind.Identifier || before?.text === '*') ? [word] : [];
  });
}
