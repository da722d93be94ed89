import type { Token } from '../lex/token';
import type { HeaderSource } from '../../model';
import { isMacro, type HeaderEntry } from './entry';
import { HeaderGraph } from './graph';
import { LoadedParts } from './loadedParts';

/** An entry with the header that it stands in. */
export interface Found {
  entry: HeaderEntry;
  header: number;
}

/** What the loaded headers say about a name, and how many parts were loaded when that was asked. */
interface Answer {
  parts: number;
  macros: Found[];
  others: Found[];
}

/** The headers of one kernel: who includes whom, and what each of them defines or declares, by name. */
export class HeaderSpace {
  private readonly graph: HeaderGraph;
  private readonly parts: LoadedParts;
  private readonly answers = new Map<string, Answer>();
  /** By the number of a name: for one that is no macro's, how many parts were loaded when that was asked. */
  private readonly asked: number[] = [];

  constructor(source: HeaderSource) {
    this.graph = new HeaderGraph(source.graph());
    this.parts = new LoadedParts((part) => source.part(part));
  }

  get size(): number {
    return this.graph.size;
  }

  /** The number of the header that `#include` names so; undefined where there is none. */
  numberOf(name: string): number | undefined {
    return this.graph.numberOf(name);
  }

  /** As `#include` names it. */
  nameOf(header: number): string {
    return this.graph.nameOf(header);
  }

  /** The header in whose context one was read. */
  contextOf(header: number): number {
    return this.graph.contextOf(header);
  }

  /** The headers that one includes itself. */
  includesOf(header: number): readonly number[] {
    return this.graph.includesOf(header);
  }

  /** Makes known what a header says. */
  load(header: number): void {
    this.parts.load(this.graph.partOf(header));
  }

  /** Whether a loaded header defines a macro of a name. */
  isMacroName({ word, text }: Token): boolean {
    const { loaded } = this.parts;
    const state = this.asked[word];
    if (state === loaded || state === IS_MACRO) return state === IS_MACRO;
    const isOne = this.macros(text).length > 0;
    this.asked[word] = isOne ? IS_MACRO : loaded;
    return isOne;
  }

  /** What the loaded headers define as macros of a name, the last one first. */
  macros(name: string): readonly Found[] {
    return this.answer(name).macros;
  }

  /** What else the loaded headers define or declare by a name. */
  others(name: string): readonly Found[] {
    return this.answer(name).others;
  }

  private answer(name: string): Answer {
    const { loaded } = this.parts;
    const known = this.answers.get(name);
    if (known?.parts === loaded) return known;
    const answer: Answer = { parts: loaded, macros: [], others: [] };
    for (const found of this.parts.find(name)) (isMacro(found.entry.kind) ? answer.macros : answer.others).push(found);
    answer.macros.sort((a, b) => b.entry.order - a.entry.order);
    this.answers.set(name, answer);
    return answer;
  }
}

const IS_MACRO = -1;
