import { numberOf, WordSet } from '../lex/words';
import { readEntry, type EntryKind, type HeaderEntry } from './entry';
import type { HeaderSource } from '../../model';

/** An entry with the header that it stands in. */
export interface Found {
  entry: HeaderEntry;
  header: number;
}

const MACRO = 'mgu';
const OTHER = 'fvdxc';

/** The headers of one kernel: who includes whom, and what each of them defines or declares, by name. */
export class HeaderSpace {
  private readonly numbers = new Map<string, number>();
  private readonly lines: string[][];
  private readonly closures = new Map<number, Int32Array>();
  private readonly loadedParts = new Set<number>();
  /** What was loaded, by the number of its name: the last entry of that name, and from each entry the one before. */
  private readonly heads: number[] = [];
  private readonly before: number[] = [];
  private readonly entries: string[] = [];
  private readonly owners: number[] = [];
  private readonly macroNames = new WordSet();
  private readonly found = new Map<string, Found[]>();

  constructor(private readonly source: HeaderSource) {
    this.lines = source
      .graph()
      .split('\n')
      .map((line) => line.split('\t'));
    for (const [number, [names = '']] of this.lines.entries()) {
      for (const name of names.split(' ')) this.numbers.set(name, number);
    }
  }

  get size(): number {
    return this.lines.length;
  }

  /** The number of the header that `#include` names so; undefined where there is none. */
  numberOf(name: string): number | undefined {
    return this.numbers.get(name);
  }

  /** As `#include` names it. */
  nameOf(header: number): string {
    const names = this.lines[header]![0]!;
    const end = names.indexOf(' ');
    return end < 0 ? names : names.slice(0, end);
  }

  /** The header in whose context one was read. */
  contextOf(header: number): number {
    return Number(this.lines[header]![1]);
  }

  /** A header and all that it includes, by whichever way. */
  closureOf(header: number): Int32Array {
    let closure = this.closures.get(header);
    if (!closure) this.closures.set(header, (closure = this.close(header)));
    return closure;
  }

  private close(header: number): Int32Array {
    const seen = new Uint8Array(this.size);
    const reached: number[] = [];
    const open = [header];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (seen[next]) continue;
      seen[next] = 1;
      reached.push(next);
      const includes = this.lines[next]![2]!;
      if (includes !== '') for (const included of includes.split(',')) open.push(Number(included));
    }
    return Int32Array.from(reached);
  }

  /** Makes known what a header says. */
  load(header: number): void {
    const part = Number(this.lines[header]![3]);
    if (this.loadedParts.has(part)) return;
    this.loadedParts.add(part);
    let owner = 0;
    for (const line of this.source.part(part).split('\n')) {
      if (line.charCodeAt(0) === HEADER_MARK) {
        owner = Number(line.slice(1));
        continue;
      }
      const name = line.slice(1, line.indexOf('\t'));
      const word = numberOf(name);
      const index = this.entries.length;
      this.entries.push(line);
      this.owners.push(owner);
      this.before.push(this.heads[word] ?? -1);
      this.heads[word] = index;
      if (MACRO.includes(line[0]!)) this.macroNames.add(word);
      this.found.delete(MACRO + name);
      this.found.delete(OTHER + name);
    }
  }

  /** Whether some header defines a macro whose name has this number. */
  isMacroName(word: number): boolean {
    return this.macroNames.has(word);
  }

  /** What the loaded headers define as macros of a name, the last one first. */
  macros(name: string): readonly Found[] {
    return this.of(name, MACRO);
  }

  /** What else the loaded headers define or declare by a name. */
  others(name: string): readonly Found[] {
    return this.of(name, OTHER);
  }

  private of(name: string, kinds: string): readonly Found[] {
    const key = kinds + name;
    let found = this.found.get(key);
    if (!found) {
      found = [];
      for (let at = this.heads[numberOf(name)] ?? -1; at >= 0; at = this.before[at]!) {
        if (kinds.includes(this.entries[at]![0]! as EntryKind)) {
          found.push({ entry: readEntry(this.entries[at]!), header: this.owners[at]! });
        }
      }
      found.sort((a, b) => b.entry.order - a.entry.order);
      this.found.set(key, found);
    }
    return found;
  }
}

const HEADER_MARK = '#'.charCodeAt(0);
