import type { LexedFile } from '../lex/lexedFile';
import type { Macro } from '../lex/macro';
import type { Token } from '../lex/token';
import type { HeaderMacro, HeaderMacros } from '../preprocess/headerMacros';
import { macroOf } from '../preprocess/readMacro';
import type { Found, HeaderEntry } from './entry';
import type { HeaderIndex } from './headerIndex';

/** The headers that one unit includes, each from a point of its macro table on. */
export class IncludedHeaders implements HeaderMacros {
  /** By number: the point from which it is included, counted from 1; 0 for none. */
  private readonly since: Float64Array;

  /** Those whose text the unit reads itself. */
  private readonly reread = new Set<number>();

  /** A header is included of which nothing is known. */
  hasUnread = false;

  /** What is included whatever the conditions are that cannot be decided, with the point at which it is. */
  readonly certain: { header: number; at: number }[] = [];

  /** @param isInside whether a header's own text asks, where what it undefines at its end still is defined */
  constructor(
    readonly index: HeaderIndex,
    private readonly isInside = false,
  ) {
    this.since = new Float64Array(index.size);
    for (const name of FORCED) this.include(name, 0);
  }

  include(name: string, at: number, possible?: string): LexedFile | undefined {
    const header = this.index.numberOf(name);
    if (header === undefined) return undefined;
    const text = this.index.textOf(header);
    if (text) {
      this.reread.add(header);
      return text;
    }
    if (possible === undefined) this.certain.push({ header, at });
    // What is behind its guard it says again: <linux/tracepoint.h> defines TRACE_EVENT for each that includes it.
    if (!this.index.isGuarded(header) && this.since[header]! > 0) this.since[header] = at + 1;
    this.includeNumber(header, at);
    return undefined;
  }

  includeNumber(header: number, at: number): void {
    const open = [header];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (this.since[next]! > 0) continue;
      this.since[next] = at + 1;
      this.hasUnread ||= this.index.isUnread(next);
      // The unit that includes a header has loaded what its text needs.
      if (!this.isInside) this.index.load(next);
      for (const included of this.index.includesOf(next)) open.push(included);
    }
  }

  /** Whether a header is included, by its number. */
  includes(header: number): boolean {
    return this.since[header]! > 0;
  }

  /** Whether a header is included, or its text read: a shipped kernel's text lacks its types. */
  isSeen(header: number): boolean {
    return this.includes(header) || this.reread.has(header);
  }

  includesName(name: string): boolean | undefined {
    const header = this.index.numberOf(name);
    return header === undefined ? undefined : this.includes(header);
  }

  mayBeMacro(token: Token): boolean {
    return this.index.isMacroName(token);
  }

  macroAt(name: string, at: number): HeaderMacro | undefined {
    for (const { entry, header } of this.index.macros(name)) {
      const since = this.since[header]!;
      if (since === 0 || since > at + 1 || (this.isInside && entry.kind === 'u')) continue;
      const macro = entry.kind === 'u' ? undefined : macroIn(entry, this.index.nameOf(header));
      return { macro, since: since - 1, givesWay: entry.kind === 'g' };
    }
    return undefined;
  }

  askedFor(name: string): string[] {
    const found = this.index.askedFor(name).filter(({ header }) => this.since[header]! > 0);
    return found.flatMap(({ entry }) => entry.text.split(' '));
  }

  /** What the headers define or declare by a name, macros apart. */
  find(name: string): Found | undefined {
    return best(this.index.others(name), ({ header }) => this.since[header]! > 0);
  }
}

const RANKS = 'fvcxd';

/** A definition before a declaration, of those that are seen. */
export function best(all: readonly Found[], isSeen: (each: Found) => boolean = () => true): Found | undefined {
  let found: Found | undefined;
  for (const each of all) if (isSeen(each) && (!found || rank(each) < rank(found))) found = each;
  return found;
}

const rank = ({ entry }: Found): number => RANKS.indexOf(entry.kind);

/** What the compiler is told to include before each source (scripts/Makefile.lib and the top Makefile of 6.12). */
export const FORCED = ['linux/compiler-version.h', 'linux/kconfig.h', 'linux/compiler_types.h'];

/** The macro of an entry, made once for all units that see the entry. */
const made = new WeakMap<HeaderEntry, Macro>();

function macroIn(entry: HeaderEntry, header: string): Macro {
  let macro = made.get(entry);
  if (!macro) {
    const end = entry.text[0] === '(' ? entry.text.indexOf(')') + 1 : 0;
    macro = macroOf(entry.name + entry.text.slice(0, end), entry.text.slice(end), { file: header, line: entry.line });
    for (const token of macro.body) token.isHeaderText = true;
    made.set(entry, macro);
  }
  return macro;
}
