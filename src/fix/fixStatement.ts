/** The fixes that add, remove or change a statement. */
import { lex } from '../c/lex/lex';
import type { LexedFile } from '../c/lex/lexedFile';
import { definedByExport, isExportMacro } from '../c/vocabulary/exportMacros';
import { isTagMacro } from '../c/vocabulary/tagMacros';
import type { Kernel } from '../model';
import type { Draft } from './draft';
import { addInclude } from './addInclude';
import { invocationAt, type WrittenInvocation } from './invocation';
import { endsLine, lineStart, linesBehind, nextLine, startsLine } from './lineBounds';
import { canBeSpelled, formFor, spelledFor } from './spelling';

/** Adds a statement after the one at an offset. Returns whether that was possible. */
export function addStatement(draft: Draft, offset: number, statement: string): boolean {
  const { text } = draft;
  const anchor = invocationAt(lex('', text), offset);
  if (anchor) draft.replace(linesBehind(text, anchor.end, statement.split('\n')));
  return anchor !== undefined;
}

/**
 * Removes a statement that makes one tag or one export and nothing else, with its line, and with conditions that become
 * empty. Returns whether that was possible.
 */
export function removeStatement(draft: Draft, offset: number): boolean {
  const { text } = draft;
  const statement = invocationAt(lex('', text), offset);
  if (!statement || !makesOne(statement)) return false;
  const { start, end } = statement;
  if (!startsLine(text, start) || !endsLine(text, end)) {
    draft.replace({ start, end: end + /^[ \t]*/.exec(text.slice(end))![0].length, text: '' });
    return true;
  }
  const from = lineStart(text, start);
  const to = nextLine(text, end);
  // Of the blank lines around it one is kept, and none at the end of the file.
  const blank = /(?:^|\n)(\r?\n)$/.exec(text.slice(0, from))?.[1] ?? '';
  const isBlankBehind = /^(\r?\n|$)/.test(text.slice(to));
  const first = isBlankBehind ? from - blank.length : from;
  draft.replace({ start: first, end: to, text: '' });
  removeEmptyConditions(draft, first);
  return true;
}

function makesOne({ name, arguments: args }: WrittenInvocation): boolean {
  return isTagMacro(name) || (isExportMacro(name) && definedByExport(name, args[0]?.[0]?.text ?? '').length === 0);
}

/** Removes the `#if` to `#endif` around an offset if there is nothing between its directives. */
function removeEmptyConditions(draft: Draft, offset: number): void {
  const { text } = draft;
  const { parts } = lex('', text);
  const next = parts.findIndex((part) => part.kind === 'directive' && part.start >= offset);
  const last = parts.findIndex((part, index) => index >= next && part.kind === 'directive' && part.name === 'endif');
  const first = parts.findLastIndex((part, at) => at < next && part.kind === 'directive' && part.name.startsWith('if'));
  const group = parts.slice(first, last + 1);
  if (next < 0 || first < 0 || last < 0) return;
  const ends = group.map((part) => (part.kind === 'directive' ? part : undefined));
  const isEmpty = ends.every((part, index) => {
    const before = ends[index - 1];
    return part && (!before || text.slice(before.end, part.start).trim() === '');
  });
  const inner = ends.slice(1, -1).every((part) => part?.name === 'else' || part?.name === 'elif');
  if (!isEmpty || !inner) return;
  const start = lineStart(text, ends[0]!.start);
  draft.replace({ start, end: nextLine(text, ends.at(-1)!.end), text: '' });
}

/**
 * Writes the namespace from `start` to `end`, which is an argument, in the form that all kernels take. Returns whether
 * that was possible.
 */
export function spellNamespace(
  draft: Draft,
  { start, end }: { start: number; end: number },
  namespace: string,
  kernels: readonly Kernel[],
): boolean {
  const { text } = draft;
  const file = lex('', text);
  const statement = invocationAt(file, start);
  if (!statement || !isArgument(file, statement, start, end) || !canBeSpelled(namespace, kernels)) return false;
  const spelled = { bare: namespace, quoted: JSON.stringify(namespace) };
  const form = formFor(kernels);
  if (form !== 'either') {
    draft.replace({ start, end, text: spelled[form] });
    return true;
  }
  if (!startsLine(text, statement.start) || !endsLine(text, statement.end)) return false;
  const around = (argument: string): string =>
    text.slice(statement.start, start) + argument + text.slice(end, statement.end);
  const lines = spelledFor(kernels, [{ bare: around(spelled.bare), quoted: around(spelled.quoted) }]);
  const { text: added } = linesBehind(text, statement.end, lines);
  draft.replace({ start: lineStart(text, statement.start), end: statement.end, text: added.replace(/^\r?\n/, '') });
  return addInclude(draft, 'linux/version.h', statement.start);
}

/** Whether a range is a whole argument of one of the kernel's macros, and one word or string literals. */
function isArgument({ text }: LexedFile, statement: WrittenInvocation, start: number, end: number): boolean {
  if (!isTagMacro(statement.name) && !isExportMacro(statement.name)) return false;
  const isWhole = statement.arguments.some((tokens) => tokens[0]?.start === start && tokens.at(-1)!.end === end);
  return isWhole && /^(\w+|"[^]*")$/.test(text.slice(start, end));
}
