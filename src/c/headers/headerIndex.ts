import { lex } from '../lex/lex';
import type { LexedFile } from '../lex/lexedFile';
import type { Token } from '../lex/token';
import type { HeaderSource } from '../../model';
import { isMacro, type Found } from './entry';
import { HeaderGraph } from './includeGraph';
import { LoadedParts } from './loadedParts';

/** What the loaded headers say about a name, and how many parts were loaded when that was asked. */
interface Answer {
  parts: number;
  macros: Found[];
  others: Found[];
  asked: Found[];
}

/**
 * The headers of one kernel: the include graph, and what each of them defines or declares, by name.
 *
 * Headers are read once per kernel, when its profile is made (headers/make), not once per unit: reading all that
 * <linux/module.h> includes for each source would take longer than all else. What a header says became entries
 * (entry.ts), one line each, in a few parts of text. Of <linux/slab.h>
 *
 *     #define ZERO_SIZE_PTR ((void *)16)
 *     void kfree(const void *objp);
 *     static inline void *kzalloc(size_t size, gfp_t flags) { return kmalloc(size, flags | __GFP_ZERO); }
 *
 * became a macro `m`, a declaration `d` and an inline function `f` with its body. A unit that includes it (included.ts)
 * loads the part that it is in (loadedParts.ts), and with it all that it includes by the graph (includeGraph.ts). Each
 * name that the unit then asks for is found here: macros for the preprocessor, other entries for object/ and body/
 * (unitHeaders.ts). A macro holds only from the point on at which the unit includes its header. An inline function's
 * body is expanded and walked when it is first called, for what is known of the arguments, in the context of the header
 * that was read first with it (functions.ts): here it leads to `kmalloc`, and so on to a symbol. What says something
 * else each time it is included, such as trace events, keeps its text and is re-read by the unit.
 */
export class HeaderIndex {
  private readonly graph: HeaderGraph;
  private readonly parts: LoadedParts;
  private readonly answers = new Map<string, Answer>();
  private readonly typeAnswers = new Map<string, { parts: number; found: readonly Found[] }>();
  private readonly texts = new Map<number, LexedFile | null>();
  /** By the number of a name: for one that is no macro's, how many parts were loaded when that was asked. */
  private readonly asked: number[] = [];

  constructor(source: HeaderSource) {
    this.graph = new HeaderGraph(source);
    this.parts = new LoadedParts((part) => source.part(part));
  }

  get size(): number {
    return this.graph.size;
  }

  /** How many headers are loaded. */
  get loaded(): number {
    return this.parts.loaded;
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

  /** Whether it is read once, however often it is included. */
  isGuarded(header: number): boolean {
    return this.graph.isGuarded(header);
  }

  /** Whether nothing is known of what it says. */
  isUnread(header: number): boolean {
    return this.graph.isUnread(header);
  }

  /** The headers that one includes itself. */
  includesOf(header: number): readonly number[] {
    return this.graph.includesOf(header);
  }

  /** The text of a header that is re-read wherever it is included; undefined for any other. */
  textOf(header: number): LexedFile | undefined {
    if (this.isGuarded(header)) return undefined;
    let file = this.texts.get(header);
    if (file === undefined) {
      this.load(header);
      const name = this.nameOf(header);
      const found = this.others(name).find(({ entry }) => entry.kind === 't');
      this.texts.set(header, (file = found ? lex(name, linesOf(found.entry.text)) : null));
    }
    return file ?? undefined;
  }

  /** Makes known what a header says. */
  load(header: number): void {
    this.parts.load(header, this.graph.partOf(header));
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

  /** What the loaded headers have for units that define a macro of a name before. */
  askedFor(name: string): readonly Found[] {
    return this.answer(name).asked;
  }

  /** The structures, unions, enumerations and typedefs of a name that loaded headers have. */
  types(name: string): readonly Found[] {
    const { loaded } = this.parts;
    const known = this.typeAnswers.get(name);
    if (known?.parts === loaded) return known.found;
    const found = [...this.parts.findTypes(name)];
    this.typeAnswers.set(name, { parts: loaded, found });
    return found;
  }

  private answer(name: string): Answer {
    const { loaded } = this.parts;
    const known = this.answers.get(name);
    if (known?.parts === loaded) return known;
    const answer: Answer = { parts: loaded, macros: [], others: [], asked: [] };
    for (const found of this.parts.find(name)) {
      const { kind } = found.entry;
      answer[isMacro(kind) ? 'macros' : kind === 'a' ? 'asked' : 'others'].push(found);
    }
    answer.macros.sort((a, b) => b.entry.order - a.entry.order);
    this.answers.set(name, answer);
    return answer;
  }
}

const IS_MACRO = -1;

/** A header's text with each line at its number. */
function linesOf(text: string): string {
  const lines: string[] = [];
  for (const numbered of text.split('\r')) {
    const blank = numbered.indexOf(' ');
    const line = parseInt(numbered.slice(0, blank), 36);
    while (lines.length < line - 1) lines.push('');
    lines.push(numbered.slice(blank + 1));
  }
  return lines.join('\n');
}
