import { Budget } from '../../src/util/budget';
import { lex } from '../../src/c/lex/lex';
import type { LexedFile } from '../../src/c/lex/lexedFile';
import { Sources } from '../../src/c/lex/sources';
import { objectReader } from '../../src/c/object/unit';
import type { CompilerFlag, Kernel, ObjectFacts, Span } from '../../src/model';
import { treeOf } from '../kbuild/tree';
import { makeKernel } from '../kernel/kernel';

/** What stands around the source that a test is about. */
export interface Setting {
  source?: string;
  /** Further files of the driver, path to text. */
  files?: Record<string, string>;
  flags?: readonly CompilerFlag[];
  kernel?: Partial<Kernel>;
  /** What is spent on it. */
  work?: Budget;
}

/** A name that a flag may define: a condition on it cannot be decided. */
export const UNDECIDED = 'UNDECIDED';
const MAYBE: CompilerFlag = { kind: 'define', name: UNDECIDED, value: '1', possible: 'it hangs on a command' };

const SPAN: Span = { file: 'Makefile', start: 0, end: 1 };

export function factsOf(
  text: string,
  { source = 'm.c', files = {}, flags = [], kernel = {}, work = new Budget() }: Setting = {},
): ObjectFacts {
  const sources = new Sources(treeOf({ ...files, [source]: text }));
  const read = objectReader(sources, makeKernel(kernel), work);
  return read({ name: 'm.o', source, flags: [MAYBE, ...flags], certainty: 'certain', span: SPAN });
}

/** `static function f inline weak init?`, the `?` for what is only possible; in the order of the facts. */
export function definitionsIn(text: string, setting?: Setting): string[] {
  return factsOf(text, setting).definitions.map(
    ({ storage, kind, symbol, inline, weak, section, certainty }) =>
      [storage, kind, symbol, inline && 'inline', weak && 'weak', section].filter(Boolean).join(' ') + mark(certainty),
  );
}

/** The names left undefined, sorted: `f`, `f?` where it is only possible. */
export function referencesIn(text: string, setting?: Setting): string[] {
  return factsOf(text, setting)
    .references.map(({ symbol, certainty }) => symbol + mark(certainty))
    .sort();
}

/** What the statements of a function refer to. */
export function referencesOf(statements: string, setting?: Setting): string[] {
  return referencesIn(`int f(int parameter) { ${statements} }`, setting);
}

/** `f`, `f GPL`, `f NAMESPACE`. */
export function exportsIn(text: string, setting?: Setting): string[] {
  return factsOf(text, setting).exports.map(
    ({ symbol, gplOnly, namespace, certainty }) =>
      [symbol, gplOnly && 'GPL', namespace].filter(Boolean).join(' ') + mark(certainty),
  );
}

/** `license=GPL` */
export function tagsIn(text: string, setting?: Setting): string[] {
  return factsOf(text, setting).tags.map(({ tag, value, certainty }) => `${tag}=${value}${mark(certainty)}`);
}

/** The parts of a text: the tokens of a run, or `#name` and a directive's tokens. */
export function partsOf(text: string): string[][] {
  return lexed(text).parts.map((part) => {
    const words = part.tokens.map((token) => token.text);
    return part.kind === 'directive' ? [`#${part.name}`, ...words] : words;
  });
}

export function lexed(text: string): LexedFile {
  return lex('m.c', text);
}

const mark = (certainty: string): string => (certainty === 'possible' ? '?' : '');
