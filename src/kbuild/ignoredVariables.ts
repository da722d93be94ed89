/** EXTRA_CFLAGS, EXTRA_AFLAGS and EXTRA_LDFLAGS, on kernels that no longer read them (Linux 6.15, e966ad0edd00). */
import { posix } from 'path';
import type { CompilerFlag, IgnoredVariable, Span, Tree } from '../model';
import { hasExtraFlags } from './environment';
import type { Makefile } from './makefile';
import { logicalLines, spanIn, withoutComment } from './logicalLines';
import { parent, TREE_ROOT } from './paths';
import { parseAssignment } from './syntax';
import { isPossible, plain, spanOf, words, type Value } from './value';

/** The variable that replaces each. */
const INSTEAD: Readonly<Record<string, string>> = {
  EXTRA_CFLAGS: 'ccflags-y',
  EXTRA_AFLAGS: 'asflags-y',
  EXTRA_LDFLAGS: 'ldflags-y',
};

/** The value of such a variable if older kernels would have used it; they never took it from the environment. */
export function ignoredValue(makefile: Makefile, name: string): Value {
  const origin = makefile.variables.get(name)?.origin;
  return hasExtraFlags(makefile.kernel) || origin === undefined || origin === 'environment' ? [] : makefile.value(name);
}

/**
 * The flags that are in an ignored variable alone, marked as ignored. A macro of them may or may not be wanted, so it
 * is possible. A directory is still searched, so that its headers are not reported missing on top.
 */
export function ignoredFlags(
  name: string,
  meant: readonly CompilerFlag[],
  given: readonly CompilerFlag[],
): CompilerFlag[] {
  const known = new Set(given.map((flag) => JSON.stringify(flag)));
  const possible = `by ${name}, which kbuild ignores`;
  return meant
    .filter((flag) => !known.has(JSON.stringify(flag)))
    .map((flag) => ({
      ...flag,
      ...(flag.kind === 'define' || flag.kind === 'undefine' ? { possible } : {}),
      isIgnored: true,
    }));
}

/**
 * The flags that are lost with an ignored variable; undefined if none are.
 * @param line the flags that the compiler or linker gets
 * @param at a place in the Kbuild file, used if no better one is known
 */
export function ignoredVariable(makefile: Makefile, name: string, line: Value, at: Span): IgnoredVariable | undefined {
  const value = ignoredValue(makefile, name);
  const known = new Set(flagWords(line).map(({ text }) => text));
  const lost = flagWords(value).filter(({ text }) => text !== '' && !known.has(text));
  if (lost.length === 0) return undefined;
  const { tree, variables } = makefile;
  const isPassed = variables.get(name)?.origin === 'command line';
  const written = isPassed ? undefined : spanOf(value);
  const assigned = written && assignments(tree, written.file, name).filter(({ start }) => start <= written.start);
  return {
    name,
    instead: INSTEAD[name]!,
    isPassed,
    words: lost.map(({ text }) => shown(text)),
    certainty: lost.every(({ possible }) => possible) ? 'possible' : 'certain',
    span: (isPassed ? passedAt(tree, posix.dirname(at.file), name) : assigned?.at(-1)) ?? written ?? at,
    places: isOfOneFile(value) && written ? renamable(tree, written.file, name) : [],
  };
}

function isOfOneFile(value: Value): boolean {
  return new Set(value.flatMap(({ span }) => span?.file ?? [])).size === 1;
}

/** Flags as words, each joined with its argument if that is a separate word. */
function flagWords(value: Value): { text: string; possible: boolean }[] {
  const result: { text: string; possible: boolean }[] = [];
  const queue = words(value);
  for (let i = 0; i < queue.length; i++) {
    const word = queue[i]!;
    const isOpen = /^-(?:[DIUTL]|include|imacros|isystem|iquote|idirafter|-?defsym)$/.test(plain(word));
    const text = isOpen ? `${plain(word)} ${plain(queue[++i] ?? [])}` : plain(word);
    result.push({ text, possible: isPossible(word) });
  }
  return result;
}

/** Files that call make. */
const MAY_CALL = ['GNUmakefile', 'makefile', 'Makefile', 'dkms.conf'];

/** A flag with paths of the tree relative to its root. */
function shown(flag: string): string {
  const [, option = '', path] = /^(-I ?|-isystem |-include )(.*)$/s.exec(flag) ?? [];
  const whole = posix.resolve(TREE_ROOT, path ?? '');
  if (path === undefined || !`${whole}/`.startsWith(`${TREE_ROOT}/`)) return flag;
  return option + (posix.relative(TREE_ROOT, whole) || '.');
}

interface AssignmentSpan extends Span {
  operator: string;
}

/** The assignments to a variable in a file, under whatever conditions. */
function assignments(tree: Tree, file: string, name: string): AssignmentSpan[] {
  return logicalLines(tree.text(file) ?? '').flatMap((line) => {
    if (line.text.startsWith('\t')) return [];
    const start = /^\s*(?:(?:override|export|private)\s+)*/.exec(line.text)![0].length;
    const found = parseAssignment(withoutComment(line.text), start);
    if (found?.name !== name) return [];
    return [{ ...spanIn(line, file, start, start + name.length), operator: found.operator }];
  });
}

/**
 * The places to rename a variable in, if renaming has no other effect: no line reads its value, and no assignment to
 * either variable discards what the other sets.
 */
function renamable(tree: Tree, file: string, name: string): Span[] {
  const lines = logicalLines(tree.text(file) ?? '').map(({ text }) => withoutComment(text));
  const count = (word: string): number =>
    lines.reduce((sum, line) => sum + line.split(new RegExp(`(?<![\\w-])${word}(?![\\w-])`)).length - 1, 0);
  const own = assignments(tree, file, name);
  const others = assignments(tree, file, INSTEAD[name]!);
  if (count(name) !== own.length || count(INSTEAD[name]!) !== others.length) return [];
  const [first, ...rest] = [...own, ...others].sort((a, b) => a.start - b.start);
  if (!first || first.operator === '?=' || rest.some(({ operator }) => operator !== '+=')) return [];
  return own.map(({ start, end }) => ({ file, start, end }));
}

/** The first call of make that passes a variable, in the makefiles and the dkms.conf of a directory or those above. */
function passedAt(tree: Tree, directory: string, name: string): Span | undefined {
  for (let at = directory; ; at = parent(at)) {
    for (const file of MAY_CALL.map((base) => posix.join(at, base))) {
      const found = new RegExp(`(?<![\\w-])${name}(?=[+?:]*=)`).exec(tree.text(file) ?? '');
      if (found) return { file, start: found.index, end: found.index + name.length };
    }
    if (at === '.' || at.startsWith('..')) return undefined;
  }
}
