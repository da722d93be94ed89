/** Goes through the lines of a makefile: which of them are read, and which are recipes, is decided here. */
import type { Span } from '../model';
import { Conditionals } from './makeConditionals';
import { expandText } from './expansion';
import { logicalLines, spanIn, withoutComment, type LogicalLine } from './logicalLines';
import type { MakeState } from './makeState';
import type { Rule } from './makeRule';
import { readStatement, setVariable, type Place } from './statements';
import { parseConditional, parseOperands, type Conditional } from './syntax';
import { equal, known, literal, nonEmpty, not, type Truth } from './value';

/**
 * Reads the text of a makefile.
 * @param file the tree path of the text, where it is a file of the tree
 * @param within the place that stands for all lines where it is none
 */
export function readLines(makefile: MakeState, text: string, file: string | undefined, within: Span | undefined): void {
  new Reader(makefile, text, file, within).read();
}

class Reader {
  private readonly conditionals = new Conditionals();
  private readonly lines: LogicalLine[];
  /** The rule whose recipe the following lines may be. */
  private rule: Rule | undefined;

  constructor(
    private readonly makefile: MakeState,
    text: string,
    private readonly file: string | undefined,
    private readonly within: Span | undefined,
  ) {
    this.lines = logicalLines(text);
  }

  read(): void {
    const { budget } = this.makefile;
    for (let i = 0; i < this.lines.length && !budget.isExhausted; i++) {
      budget.spend(1);
      i = this.line(i);
    }
    const end = this.lines.at(-1);
    if (end === undefined) return;
    if (budget.isExhausted) this.makefile.problem('this makefile repeats itself without end', this.placeOf(end)(0, 0));
    else if (this.conditionals.depth > 0) this.makefile.problem('missing endif', this.placeOf(end)(0, 0));
  }

  /** Reads one line, or a whole definition; returns the index of the last line read. */
  private line(index: number): number {
    const line = this.lines[index]!;
    const place = this.placeOf(line);
    const active = this.conditionals.active;
    if (line.text.startsWith('\t') && this.rule) {
      const text = line.text.slice(1);
      if (active !== 'no') this.rule.recipe.push({ text, span: place(1, line.text.length) });
      return index;
    }
    const bare = withoutComment(line.text);
    if (bare.trim() === '') return index;
    const conditional = parseConditional(bare);
    if (conditional) {
      this.conditional(conditional, place(0, bare.length));
      return index;
    }
    const define = /^\s*(?:override\s+|export\s+)*define\s+(\S+)\s*([:+?!]?=)?\s*$/.exec(bare);
    if (define) return this.define(index, define[1]!, define[2] ?? '=');
    if (active !== 'no') this.rule = readStatement(this.makefile, bare, place, active === 'maybe');
    return index;
  }

  private placeOf(line: LogicalLine): Place {
    return (start, end) => (this.file === undefined ? this.within : spanIn(line, this.file, start, end));
  }

  private define(index: number, name: string, operator: string): number {
    const end = this.defineEnd(index);
    const body = this.lines.slice(index + 1, end);
    const last = body.at(-1);
    if (end >= this.lines.length) {
      this.makefile.problem(`'define ${name}' has no endef`, this.placeOf(this.lines[index]!)(0, 0));
    }
    if (this.conditionals.active === 'no') return end;
    const start = body[0]?.start ?? 0;
    const inFile = this.file !== undefined && last !== undefined;
    const span = inFile ? { file: this.file!, start, end: last.start + last.text.length } : this.within;
    const value = literal(body.map(({ text }) => text).join('\n'), span);
    setVariable(this.makefile, name, operator, value, 'file', this.conditionals.active === 'maybe');
    return end;
  }

  private defineEnd(index: number): number {
    let depth = 1;
    let i = index + 1;
    for (; i < this.lines.length; i++) {
      if (/^\s*define\s/.test(this.lines[i]!.text)) depth++;
      else if (/^\s*endef\b/.test(this.lines[i]!.text) && --depth === 0) return i;
    }
    return i;
  }

  private conditional(given: Conditional, span: Span | undefined): void {
    const nest = this.conditionals;
    if (given.keyword === 'endif') {
      if (!nest.close()) this.makefile.problem('endif without a conditional', span);
    } else if (given.keyword === 'else') {
      const next = parseConditional(given.rest);
      const found = nest.otherwise(() => (next ? this.condition(next, span) : 'yes'));
      if (!found) this.makefile.problem('else without a conditional', span);
    } else nest.open(nest.active === 'no' ? 'no' : this.condition(given, span));
  }

  private condition({ keyword, rest }: Conditional, span: Span | undefined): Truth {
    const { makefile } = this;
    let truth: Truth;
    if (keyword === 'ifdef' || keyword === 'ifndef') {
      const name = known(expandText(rest, span, makefile))?.trim();
      truth = name === undefined ? 'maybe' : nonEmpty(makefile.scope.get(name)?.value ?? []);
    } else {
      const operands = parseOperands(rest);
      if (!operands) makefile.problem(`invalid syntax in conditional '${keyword} ${rest}'`, span);
      const [left, right] = operands ?? ['', ''];
      truth = equal(expandText(left, span, makefile), expandText(right, span, makefile));
    }
    return keyword === 'ifndef' || keyword === 'ifneq' ? not(truth) : truth;
  }
}
