/** Reads makefiles as GNU make does in its first phase: variables are set and rules noted, nothing is made. */
import { Budget } from '../util/budget';
import type { Problem, Span } from '../model';
import { configuredBy } from './environment';
import { expand } from './expansion';
import { fileText, glob, isConfiguration, type Files } from './knownFiles';
import { lineAt } from './logicalLines';
import { locate, TREE_ROOT } from './paths';
import { readLines } from './makefileReader';
import type { Rule } from './makeRule';
import type { MakeState } from './makeState';
import { Scope, type Lookup } from './variables';
import { known, words, type Value } from './value';

/** So many steps of expanding and reading: more is a makefile that calls itself over and over. */
export const MOST_WORK = 100_000;
/** Make stops at its first error; more than a few say nothing new. */
const MOST_PROBLEMS = 10;
const DEEPEST_INCLUDE = 30;

/** One make: what it has read so far, and what it knows by that. */
export class Makefile implements MakeState {
  readonly tree: Files['tree'];
  readonly kernel: Files['kernel'];
  readonly scope: Scope;
  readonly rules: Rule[] = [];
  readonly problems: Problem[] = [];
  readonly budget = new Budget(MOST_WORK);
  readonly expanding = new Set<string>();
  depth = 0;
  private includes = 0;

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
    const shown = message.replaceAll(`${TREE_ROOT}/`, '');
    const again = this.problems.some((other) => other.message === shown);
    if (again || this.problems.length >= MOST_PROBLEMS) return;
    const text = span && this.tree.text(span.file);
    const at = span && text !== undefined ? { file: span.file, line: lineAt(text, span.start) } : {};
    this.problems.push({ message: shown, ...at });
  }

  evaluate(text: string, span: Span | undefined): void {
    if (++this.includes > DEEPEST_INCLUDE) this.problem('eval is nested without end', span);
    else readLines(this, text, undefined, span);
    this.includes--;
  }

  value(name: string): Value {
    const variable = this.scope.get(name);
    if (variable === undefined) return [];
    return variable.flavor === 'simple' ? variable.value : expand(variable.value, this);
  }

  include(paths: Value, optional: boolean, span: Span | undefined): void {
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

  private read(text: string, file: string | undefined, spelling: string): void {
    const list = this.scope.get('MAKEFILE_LIST')?.value ?? [];
    this.scope.set('MAKEFILE_LIST', { flavor: 'simple', origin: 'file', value: [...list, { text: ` ${spelling}` }] });
    readLines(this, text, file, undefined);
  }
}
