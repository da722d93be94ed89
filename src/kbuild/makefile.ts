/** Reads makefiles as GNU make does in its first phase: variables are set and rules noted, nothing is made. */
import type { Problem, Span } from '../model';
import { Conditionals } from './conditionals';
import type { Context } from './context';
import { expand, expandText } from './expand';
import { fileText, glob, isConfiguration, type Files } from './files';
import { lineAt, logicalLines, spanIn, withoutComment, type LogicalLine } from './lines';
import { locate, TREE_ROOT } from './paths';
import { parseRule, type Rule } from './rule';
import { configuredBy } from './environment';
import { Scope, type Lookup, type Variable, type VariableOrigin } from './scope';
import { runShell } from './shell';
import { parseAssignment, parseConditional, parseOperands, type Assignment, type Conditional } from './syntax';
import {
  equal,
  known,
  literal,
  nonEmpty,
  plain,
  reasons,
  spanOf,
  unknown,
  words,
  type Truth,
  type Value,
} from './value';

const MOST_WORK = 300_000;
/** Make stops at its first error; more than a few say nothing new. */
const MOST_PROBLEMS = 10;
const DEEPEST_INCLUDE = 30;

export class Makefile implements Context {
  readonly tree: Files['tree'];
  readonly kernel: Files['kernel'];
  readonly scope: Scope;
  readonly rules: Rule[] = [];
  readonly problems: Problem[] = [];
  readonly budget = { left: MOST_WORK };
  readonly expanding = new Set<string>();
  depth = 0;
  private includes = 0;
  private readonly texts = new Map<string, string>();
  /** The rules whose recipe the following lines may be. */
  private current: Rule[] = [];

  /**
   * @param files what can be known about files
   * @param directory where make runs, absolute
   * @param fallback the variables that are there before the first line is read
   */
  constructor(
    files: Files,
    readonly directory: string,
    fallback: Lookup,
  ) {
    this.tree = files.tree;
    this.kernel = files.kernel;
    this.scope = new Scope(fallback);
  }

  /** Reads a makefile of the tree; `path` is a tree path, `spelling` what MAKEFILE_LIST shows. */
  readFile(path: string, spelling: string): void {
    const text = this.tree.text(path);
    if (text !== undefined) this.read(text, path, spelling);
  }

  problem(message: string, span: Span | undefined): void {
    if (this.problems.length >= MOST_PROBLEMS) return;
    const text = span && (this.texts.get(span.file) ?? this.tree.text(span.file));
    const at = span && text !== undefined ? { file: span.file, line: lineAt(text, span.start) } : {};
    const again = this.problems.some((other) => other.message === message);
    if (!again) this.problems.push({ message: message.replaceAll(`${TREE_ROOT}/`, ''), ...at });
  }

  evaluate(text: string, span: Span | undefined): void {
    if (++this.includes > DEEPEST_INCLUDE) this.problem('eval is nested without end', span);
    else this.lines(text, undefined, span);
    this.includes--;
  }

  /** The value of a variable, expanded; empty where it is not set. */
  value(name: string): Value {
    const variable = this.scope.get(name);
    if (variable === undefined) return [];
    return variable.flavor === 'simple' ? variable.value : expandText(`$(${name})`, undefined, this);
  }

  private read(text: string, file: string | undefined, spelling: string): void {
    const list = this.scope.get('MAKEFILE_LIST')?.value ?? [];
    this.scope.set('MAKEFILE_LIST', { flavor: 'simple', origin: 'file', value: [...list, { text: ` ${spelling}` }] });
    if (file !== undefined) this.texts.set(file, text);
    this.lines(text, file, undefined);
  }

  /** @param within the place that stands for all lines when the text is in no file */
  private lines(text: string, file: string | undefined, within: Span | undefined): void {
    const conditionals = new Conditionals();
    const lines = logicalLines(text);
    this.current = [];
    for (let i = 0; i < lines.length && this.budget.left > 0; i++) {
      const line = lines[i]!;
      this.budget.left--;
      const place = (start: number, end: number): Span | undefined =>
        file === undefined ? within : spanIn(line, file, start, end);
      if (line.text.startsWith('\t') && this.current.length > 0) {
        if (conditionals.active !== 'no') this.recipe(line, place);
        continue;
      }
      const bare = withoutComment(line.text);
      if (bare.trim() === '') continue;
      const conditional = parseConditional(bare);
      if (conditional) {
        this.conditional(conditional, conditionals, place(0, bare.length));
        continue;
      }
      const define = /^\s*(?:override\s+|export\s+)*define\s+(\S+)\s*([:+?!]?=)?\s*$/.exec(bare);
      if (define) {
        const end = this.defineEnd(lines, i);
        if (conditionals.active !== 'no') {
          const body = lines.slice(i + 1, end);
          const start = body[0]?.start ?? 0;
          const last = body.at(-1);
          const length = last ? last.start + last.text.length - start : 0;
          const span = file === undefined ? within : { file, start, end: start + length };
          this.set(
            define[1]!,
            define[2] ?? '=',
            literal(body.map(({ text: own }) => own).join('\n'), span),
            'file',
            conditionals.active === 'maybe',
          );
        }
        if (end >= lines.length) this.problem(`'define ${define[1]}' has no endef`, place(0, bare.length));
        i = end;
        continue;
      }
      if (conditionals.active !== 'no') this.statement(bare, place, conditionals.active === 'maybe');
    }
    if (conditionals.depth > 0 && this.budget.left > 0) {
      const last = lines.at(-1)!;
      this.problem('missing endif', file === undefined ? within : spanIn(last, file, 0, 0));
    }
    if (this.budget.left <= 0)
      this.problem(
        'this makefile repeats itself without end',
        file === undefined ? within : { file, start: 0, end: 0 },
      );
    this.current = [];
  }

  private recipe(line: LogicalLine, place: (start: number, end: number) => Span | undefined): void {
    const text = line.text.slice(1);
    for (const rule of this.current) rule.recipe.push({ text, span: place(1, line.text.length) });
  }

  private defineEnd(lines: readonly LogicalLine[], from: number): number {
    let depth = 1;
    let i = from + 1;
    for (; i < lines.length; i++) {
      if (/^\s*define\s/.test(lines[i]!.text)) depth++;
      else if (/^\s*endef\b/.test(lines[i]!.text) && --depth === 0) return i;
    }
    return i;
  }

  private conditional(given: Conditional, nest: Conditionals, span: Span | undefined): void {
    const test = (conditional: Conditional): Truth => this.condition(conditional, span);
    if (given.keyword === 'endif') {
      if (!nest.close()) this.problem('endif without a conditional', span);
    } else if (given.keyword === 'else') {
      const next = parseConditional(given.rest);
      if (!nest.otherwise(() => (next ? test(next) : 'yes'))) this.problem('else without a conditional', span);
    } else nest.open(nest.active === 'no' ? 'no' : test(given));
  }

  private condition({ keyword, rest }: Conditional, span: Span | undefined): Truth {
    let truth: Truth;
    if (keyword === 'ifdef' || keyword === 'ifndef') {
      const name = known(expandText(rest, span, this))?.trim();
      truth = name === undefined ? 'maybe' : nonEmpty(this.scope.get(name)?.value ?? []);
    } else {
      const operands = parseOperands(rest);
      if (!operands) this.problem(`invalid syntax in conditional '${keyword} ${rest}'`, span);
      const [left, right] = (operands ?? ['', '']).map((operand) => expandText(operand, undefined, this));
      truth = equal(left!, right!);
    }
    const negated = keyword === 'ifndef' || keyword === 'ifneq';
    return negated ? (truth === 'maybe' ? 'maybe' : truth === 'yes' ? 'no' : 'yes') : truth;
  }

  /** A line that is no directive of the conditional kind and no recipe. */
  private statement(line: string, place: (start: number, end: number) => Span | undefined, possible: boolean): void {
    const include = /^\s*(-include|sinclude|include)\s+(.*)$/s.exec(line);
    if (include) {
      this.current = [];
      const start = line.length - include[2]!.length;
      this.include(
        expandText(include[2]!, place(start, line.length), this),
        include[1] !== 'include',
        place(0, line.length),
      );
      return;
    }
    const modifiers = /^\s*(?:(?:override|export|unexport|private|undefine)\s+)*/.exec(line)![0];
    const assignment = parseAssignment(line, modifiers.length);
    if (assignment) {
      this.current = [];
      this.assignment(line, assignment, modifiers, place, possible);
    } else if (/^\s*(?:export|unexport|undefine|override\s+undefine|vpath)\b/.test(line)) {
      this.current = [];
      this.directive(line, possible);
    } else this.rule(line, place, possible);
  }

  private assignment(
    line: string,
    found: Assignment,
    modifiers: string,
    place: (start: number, end: number) => Span | undefined,
    possible: boolean,
  ): void {
    const name = expandText(found.name, undefined, this);
    const raw = literal(line.slice(found.valueStart), place(found.valueStart, line.length));
    let text = plain(name).trim();
    // `obj-$(shell …) += x.o` may well be `obj-m`.
    if (reasons(name).length > 0) text = text.endsWith('-') ? `${text}m` : '';
    if (text === '') return;
    this.set(
      text,
      found.operator,
      raw,
      modifiers.includes('override') ? 'override' : 'file',
      possible || known(name) === undefined,
    );
    if (/\bexport\b/.test(modifiers)) this.scope.exported.add(text);
  }

  private set(name: string, operator: string, raw: Value, origin: VariableOrigin, possible: boolean): void {
    const before = this.scope.get(name);
    const simple = (value: Value): Variable => ({ flavor: 'simple', value, origin });
    if (operator === '?=' && before !== undefined) return;
    if (operator === ':=') this.scope.assign(name, simple(expand(raw, this)), possible);
    else if (operator === '!=') this.scope.assign(name, simple(this.shell(expand(raw, this))), possible);
    else if (operator === '+=') {
      const value = before?.flavor === 'simple' ? expand(raw, this) : raw;
      this.scope.append(name, { flavor: 'recursive', value, origin }, possible);
    } else this.scope.assign(name, { flavor: 'recursive', value: raw, origin }, possible);
  }

  private shell(command: Value): Value {
    const text = known(command);
    const output = text === undefined ? undefined : runShell(text, this);
    return output === undefined ? unknown(`!= ${plain(command)}`, spanOf(command)) : literal(output, spanOf(command));
  }

  private directive(line: string, possible: boolean): void {
    const [keyword, ...names] = words(expandText(line, undefined, this)).map(plain);
    if (keyword === 'export' && names.length === 0) this.scope.exportAll = true;
    for (const name of names) {
      if (keyword === 'export') this.scope.exported.add(name);
      else if (keyword === 'unexport') this.scope.exported.delete(name);
      else if (keyword === 'undefine' && !possible) this.scope.undefine(name);
    }
  }

  private rule(line: string, place: (start: number, end: number) => Span | undefined, possible: boolean): void {
    const expanded = expandText(line, place(0, line.length), this);
    const rule = parseRule(expanded, possible);
    if (rule === undefined) {
      // Unknown text may be a rule or an assignment; known text that is neither stops make.
      if (known(expanded)?.trim()) this.problem('missing separator', place(0, line.length));
      return;
    }
    this.current = [rule];
    this.rules.push(rule);
    if (rule.targets.some((target) => plain(target) === '.EXPORT_ALL_VARIABLES')) this.scope.exportAll = true;
  }

  private include(paths: Value, optional: boolean, span: Span | undefined): void {
    for (const path of words(paths)) {
      const text = known(path);
      if (text === undefined) continue;
      const found = glob(this, text, this.directory) ?? [text];
      if (found.length === 0 && !optional) this.problem(`included file '${text}' is not there`, span);
      for (const file of found) this.includeFile(file, span);
    }
  }

  private includeFile(path: string, span: Span | undefined): void {
    const place = locate(path, this.directory, this.kernel);
    if (isConfiguration(place)) {
      this.scope.addFallback(configuredBy(this.kernel));
      return;
    }
    const text = fileText(this, path, this.directory);
    if (typeof text !== 'string') return;
    if (++this.includes > DEEPEST_INCLUDE) this.problem(`'${path}' includes itself`, span);
    else this.read(text, place.where === 'tree' ? place.path : undefined, path);
    this.includes--;
  }
}
