/** Goes through the lines of a makefile, and decides which are skipped and which belong to recipes. */
import type { Span } from '../model';
import type { OpenMakefile } from './context';
import { expandText } from './expansion';
import { logicalLines, spanIn, withoutComment, type LogicalLine } from './logicalLines';
import { MakeConditionals } from './makeConditionals';
import type { MakeRule } from './makeRule';
import { readStatement, setVariable, type SpanAt } from './statements';
import { parseConditional, parseOperands, type Conditional } from './syntax';
import { equal, known, literal, nonEmpty, not, type Truth } from './value';

/**
 * Reads the text of a makefile.
 * @param file the tree path of the text, if it is a file of the tree
 * @param within the span to use for all lines otherwise
 */
export function readLines(
  makefile: OpenMakefile,
  text: string,
  file: string | undefined,
  within: Span | undefined,
): void {
  new Reader(makefile, text, file, within).read();
}

class Reader {
  private readonly conditionals = new MakeConditionals();
  private readonly lines: LogicalLine[];
  /** The rule whose recipe may follow. */
  private rule: MakeRule | undefined;

  constructor(
    private readonly makefile: OpenMakefile,
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
    if (budget.isExhausted) this.makefile.problem('this makefile repeats itself without end', this.spansOf(end)(0, 0));
    else if (this.conditionals.depth > 0) this.makefile.problem('missing endif', this.spansOf(end)(0, 0));
  }

  /** Reads one line, or a whole definition; returns the index of the last line read. */
  private line(index: number): number {
    const line = this.lines[index]!;
    const spanAt = this.spansOf(line);
    const active = this.conditionals.active;
    if (line.text.startsWith('\t') && this.rule) {
      const text = line.text.slice(1);
      if (active !== 'no') this.rule.recipe.push({ text, span: spanAt(1, line.text.length) });
      return index;
    }
    const bare = withoutComment(line.text);
    if (bare.trim() === '') return index;
    const conditional = parseConditional(bare);
    if (conditional) {
      this.conditional(conditional, spanAt(0, bare.length));
      return index;
    }
    const define = /^\s*(?:override\s+|export\s+)*define\s+(\S+)\s*([:+?!]?=)?\s*$/.exec(bare);
    if (define) return this.define(index, define[1]!, define[2] ?? '=');
    if (active !== 'no') this.rule = readStatement(this.makefile, bare, spanAt, active === 'maybe');
    return index;
  }

  private spansOf(line: LogicalLine): SpanAt {
    return (start, end) => (this.file === undefined ? this.within : spanIn(line, this.file, start, end));
  }

  private define(index: number, name: string, operator: string): number {
    const end = this.defineEnd(index);
    const body = this.lines.slice(index + 1, end);
    const last = body.at(-1);
    if (end >= this.lines.length) {
      this.makefile.problem(`'define ${name}' has no endef`, this.spansOf(this.lines[index]!)(0, 0));
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
      truth = name === undefined ? 'maybe' : nonEmpty(makefile.variables.get(name)?.value ?? []);
    } else {
      const operands = parseOperands(rest);
      if (!operands) makefile.problem(`invalid syntax in conditional '${keyword} ${rest}'`, span);
      const [left, right] = operands ?? ['', ''];
      truth = equal(expandText(left, span, makefile), expandText(right, span, makefile));
    }
    return keyword === 'ifndef' || keyword === 'ifneq' ? not(truth) : truth;
  }
}
