import type { Macro } from '../../../lex/macro';
import { WordSet, numberOf } from '../../../lex/wordNumbers';
import type { Token } from '../../../lex/token';
import { macroOf } from '../../../preprocess/readMacro';
import type { Macros } from '../../../preprocess/macroTable';
import type { HeaderEntry } from '../../entry';
import { isLeftUnexpanded } from '../../../vocabulary/unexpandedMacros';

/** The macros that the headers of a kernel define once: each use of such a macro means this definition. */
export class EntryMacros implements Macros {
  readonly point = 0;
  private readonly entries = new Map<string, HeaderEntry | undefined>();
  private readonly words = new WordSet();
  private readonly made = new Map<string, Macro>();

  constructor(entries: readonly HeaderEntry[]) {
    for (const entry of entries) {
      this.entries.set(entry.name, this.entries.has(entry.name) ? undefined : entry);
      this.words.add(numberOf(entry.name));
    }
  }

  mayBeMacro({ word }: Token): boolean {
    return this.words.has(word);
  }

  macroAt(name: string): { macro: Macro; possible: undefined } | undefined {
    const entry = this.entries.get(name);
    if (!entry || entry.kind === 'u' || isLeftUnexpanded(name)) return undefined;
    let macro = this.made.get(name);
    if (!macro) {
      const end = entry.text.startsWith('(') ? entry.text.indexOf(')') + 1 : 0;
      macro = macroOf(name + entry.text.slice(0, end), entry.text.slice(end));
      this.made.set(name, macro);
    }
    return { macro, possible: undefined };
  }

  otherNames(): Iterable<Token> {
    return [];
  }

  bracesOf(): number {
    return 0;
  }

  isDefined(name: string): boolean {
    return this.entries.has(name);
  }

  revert(): () => void {
    return () => undefined;
  }
}
