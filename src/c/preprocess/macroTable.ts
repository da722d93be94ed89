import { Budget } from '../../util/budget';
import type { Macro } from '../lex/macro';
import { Kind, type Token } from '../lex/token';
import { numberOf, WordSet } from '../lex/wordNumbers';
import type { HeaderMacro, HeaderMacros } from './headerMacros';
import type { PredefinedMacros } from './predefined';
import { isLeftUnexpanded } from '../vocabulary/unexpandedMacros';

/** A `#define` or `#undef`. */
interface MacroChange {
  /** The point from which it holds. */
  from: number;
  /** null: none; `predefined`: as before the first line. */
  macro: Macro | null | 'predefined';
  /** Why it may not hold. */
  possible: string | undefined;
  /** The name is defined afterwards whether it holds or not: `#ifndef X`, undecided, and `#define X`. */
  isDefinedAfter: boolean;
}

/** What conditionals and the expander ask of a table of macros. */
export interface Macros {
  /** The point of its history that it is at (segments.ts). */
  readonly point: number;
  /** Whether an identifier was ever set, or is predefined: if not, there is nothing to expand. */
  mayBeMacro(token: Token): boolean;
  /** The macro to expand a name by at a point, and why that may be wrong; undefined where there is none. */
  macroAt(name: string, at: number): { macro: Macro; possible: string | undefined } | undefined;
  /** The names in all that a doubtful macro may be instead, at a point. */
  otherNames(name: string, at: number): Iterable<Token>;
  /** How many braces the macro of a name opens and does not close: none, but for a `BEGIN_X` and `END_X`. */
  bracesOf(name: string, at: number): number;
  /** Whether a name is defined now: undefined where that cannot be known. */
  isDefined(name: string): boolean | undefined;
  /**
   * Takes back what was set since a point, for the next branch of a conditional that cannot be decided does not see it.
   * @returns sets it again, for what is behind the conditional
   */
  revert(since: number): () => void;
}

/**
 * The macros of one translation unit, with their whole history: each `#define` and `#undef` is a point in time, and
 * what held at a point can be asked for later, when the functions there are looked into.
 */
export class MacroTable implements Macros {
  private readonly entries = new Map<string, MacroChange[]>();
  private readonly names = new WordSet();
  private readonly unbalanced = new Set<string>();
  private current = 0;
  private readonly log: { name: string; entry: MacroChange }[] = [];

  /**
   * @param headers the headers of the kernel that the unit includes, where they are known
   * @param work what is spent on the unit as a whole
   */
  constructor(
    private readonly predefined: PredefinedMacros,
    private readonly headers?: HeaderMacros,
    private readonly work = new Budget(),
  ) {}

  get point(): number {
    return this.current;
  }

  /** Moves on to a new point, at which a header is included: what is before does not see it. */
  nextPoint(): number {
    return ++this.current;
  }

  set(name: string, macro: Macro | null, possible?: string, isDefinedAfter = false): void {
    this.enter(name, { from: ++this.current, macro, possible, isDefinedAfter });
  }

  /** What the headers of the kernel have only because the unit defines a macro. */
  askedFor(): string[] {
    const { headers } = this;
    return headers ? [...this.entries.keys()].flatMap((name) => headers.askedFor(name)) : [];
  }

  /** The names that the unit, or a flag, defines or undefines. */
  ownNames(): ReadonlySet<string> {
    return new Set(this.entries.keys());
  }

  revert(since: number): () => void {
    let first = this.log.length;
    while (first > 0 && this.log[first - 1]!.entry.from > since) first--;
    this.work.spend(this.log.length - first);
    const changes = distinct(this.log.slice(first));
    for (const name of new Set(changes.map((change) => change.name))) {
      const before = this.entries.get(name)!.findLast((entry) => entry.from <= since);
      this.enter(name, { macro: 'predefined', possible: undefined, isDefinedAfter: false, ...before, from: ++this.current });
    }
    return () => {
      for (const { name, entry } of changes) this.enter(name, { ...entry, from: ++this.current });
    };
  }

  private enter(name: string, entry: MacroChange): void {
    const { macro } = entry;
    this.log.push({ name, entry });
    const history = this.entries.get(name);
    if (history) history.push(entry);
    else {
      this.entries.set(name, [entry]);
      this.names.add(macro && macro !== 'predefined' ? macro.word : numberOf(name));
    }
    if (macro && macro !== 'predefined' && macro.braces !== 0) this.unbalanced.add(name);
  }

  mayBeMacro(token: Token): boolean {
    const { word, text } = token;
    if (this.names.has(word) || this.predefined.isMacro(word, text)) return true;
    return this.headers?.mayBeMacro(token) ?? false;
  }

  bracesOf(name: string, at: number): number {
    return this.unbalanced.has(name) ? (this.macroAt(name, at)?.macro.braces ?? 0) : 0;
  }

  macroAt(name: string, at: number): { macro: Macro; possible: string | undefined } | undefined {
    const history = this.entries.get(name) ?? [];
    const header = isLeftUnexpanded(name) ? undefined : this.headers?.macroAt(name, at);
    let doubt: string | undefined;
    for (let index = lastUntil(history, at); index >= 0; index--) {
      this.work.spend(1);
      const entry = history[index]!;
      const { macro, possible } = entry;
      if (macro === 'predefined' || (header && isLater(header, entry))) break;
      if (macro) return { macro, possible: possible ?? doubt };
      if (!possible) return undefined;
      doubt = possible;
    }
    const macro = header ? header.macro : this.predefined.macro(name);
    return macro ? { macro, possible: doubt } : undefined;
  }

  *otherNames(name: string, at: number): Iterable<Token> {
    const history = this.entries.get(name) ?? [];
    const end = lastUntil(history, at) + 1;
    const recent = history.slice(Math.max(end - ALTERNATIVES, 0), end);
    const certain = recent.findLastIndex((entry) => entry.possible === undefined);
    const bodies = new Set(
      recent.slice(Math.max(certain, 0)).map(({ macro }) => (macro && macro !== 'predefined' ? macro.body : [])),
    );
    for (const body of bodies) for (const token of body) if (token.kind === Kind.Identifier) yield token;
  }

  isDefined(name: string): boolean | undefined {
    const last = this.entries.get(name)?.at(-1);
    const header = this.headers?.macroAt(name, this.current);
    if (last && last.macro !== 'predefined' && !(header && isLater(header, last)))
      return last.possible === undefined || last.isDefinedAfter ? last.macro !== null : undefined;
    if (header) return header.macro !== undefined;
    return this.predefined.macro(name) !== undefined;
  }
}

/** Whether a header's definition takes the place of what the unit said of the name. */
function isLater({ since, givesWay }: HeaderMacro, { from, macro }: MacroChange): boolean {
  return since >= from && !(givesWay && macro);
}

/** So many definitions of a name, each of them in doubt, are looked at: the latest. */
const ALTERNATIVES = 100;

/** Each macro of a name once, where it was set last: branches in branches would set the same again and again. */
function distinct<T extends { name: string; entry: MacroChange }>(changes: readonly T[]): T[] {
  const byName = new Map<string, Map<MacroChange['macro'], T>>();
  for (const change of changes) {
    const known = byName.get(change.name) ?? new Map<MacroChange['macro'], T>();
    known.delete(change.entry.macro);
    byName.set(change.name, known.set(change.entry.macro, change));
  }
  return [...byName.values()].flatMap((known) => [...known.values()]);
}

/** The index of the last entry that is set at a point, or -1; they are in the order of time. */
function lastUntil(history: readonly MacroChange[], at: number): number {
  let low = 0;
  let high = history.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (history[middle]!.from <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
