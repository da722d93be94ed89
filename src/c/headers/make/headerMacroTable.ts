import type { Macro } from '../../lex/macro';
import type { Token } from '../../lex/token';
import { WordSet } from '../../lex/wordNumbers';
import type { Macros } from '../../preprocess/macroTable';
import type { PredefinedMacros } from '../../preprocess/predefined';
import { isLeftUnexpanded } from '../../vocabulary/unexpandedMacros';

interface MacroEvent {
  /** The point from which it holds. */
  at: number;
  header: number;
  /** null: `#undef`. */
  macro: Macro | null;
}

/**
 * The macros of all headers while they are read. Each header is read once, in the context of the one that included it
 * first; what a header sees is what the headers define that its own context has included so far.
 */
export class HeaderMacroTable implements Macros {
  private readonly events = new Map<string, MacroEvent[]>();
  private readonly names = new WordSet();
  private readonly unbalanced = new Set<string>();
  private current = 0;
  /** For each header, the last context that it was included in. */
  private readonly shownIn: number[] = [];
  private context = 0;

  constructor(private readonly predefined: PredefinedMacros) {}

  get point(): number {
    return this.current;
  }

  /** Starts with nothing included. */
  startContext(): void {
    this.context++;
  }

  /** Includes a header, what it includes itself left out; whether it was not included before. */
  show(header: number): boolean {
    if (this.shownIn[header] === this.context) return false;
    this.shownIn[header] = this.context;
    return true;
  }

  /** @returns the point from which it holds */
  set(name: string, macro: Macro | null, header: number): number {
    const event = { at: ++this.current, header, macro };
    const events = this.events.get(name);
    if (events) events.push(event);
    else this.events.set(name, [event]);
    if (macro) this.names.add(macro.word);
    if (macro && macro.braces !== 0) this.unbalanced.add(name);
    return event.at;
  }

  mayBeMacro({ word, text }: Token): boolean {
    return this.names.has(word) || this.predefined.isMacro(word, text);
  }

  bracesOf(name: string, at: number): number {
    return this.unbalanced.has(name) ? (this.macroAt(name, at)?.macro.braces ?? 0) : 0;
  }

  macroAt(name: string, at: number): { macro: Macro; possible: undefined } | undefined {
    return isLeftUnexpanded(name) ? undefined : this.find(name, at);
  }

  isDefined(name: string): boolean {
    return this.find(name, this.current) !== undefined;
  }

  /** Whether any header, or what comes before all of them, defines a name. */
  isKnown(name: string): boolean {
    return this.events.has(name) || this.predefined.macro(name) !== undefined;
  }

  private find(name: string, at: number): { macro: Macro; possible: undefined } | undefined {
    const events = this.events.get(name) ?? [];
    for (let index = events.length - 1; index >= 0; index--) {
      const event = events[index]!;
      if (event.at > at || this.shownIn[event.header] !== this.context) continue;
      return event.macro ? { macro: event.macro, possible: undefined } : undefined;
    }
    const macro = this.predefined.macro(name);
    return macro && { macro, possible: undefined };
  }

  otherNames(): Iterable<Token> {
    return [];
  }

  revert(): () => void {
    return () => undefined;
  }
}
