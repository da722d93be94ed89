/** The fix that gives another name to what a kernel calls otherwise now. */
import { lex } from '../c/lex/lex';
import type { LexedFile } from '../c/lex/lexedFile';
import type { Token } from '../c/lex/token';
import type { MinorVersion } from '../model';
import { addInclude } from './addInclude';
import type { Draft } from './draft';
import { directivesWithDepth, includeOf } from './includes';
import { linesBefore, linesBehind } from './lineBounds';
import { sinceCondition } from './spelling';

interface Renaming {
  from: string;
  to: string;
  since?: MinorVersion;
}

/**
 * Renames what is named at an offset: at each place of the file, if that is for all kernels and no condition is around
 * any of the places. `since` a version, a macro behind the includes does it, and the code stays as it is for older
 * kernels. Returns whether that was possible.
 */
export function rename(draft: Draft, offset: number, { from, to, since }: Renaming): boolean {
  const file = lex('', draft.text);
  const places = since ? undefined : placesOf(from, file);
  if (!places) return since !== undefined && defineSince(draft, file, offset, { from, to, since });
  for (const { start, end } of places.toReversed()) draft.replace({ start, end, text: to });
  return places.length > 0;
}

/** Where a file uses a name that is not a member's; undefined where a condition may be about it. */
function placesOf(name: string, file: LexedFile): Token[] | undefined {
  const places: Token[] = [];
  let depth = file.guard === undefined ? 0 : -1;
  for (const part of file.parts) {
    const isMacro = part.kind === 'directive' && part.name === 'define';
    if (part.kind === 'directive' && part.name.startsWith('if')) depth++;
    if (part.kind === 'directive' && part.name === 'endif') depth--;
    const used = part.tokens.filter(({ text }, index) => text === name && !isAccess(part.tokens[index - 1]?.text));
    const isOfMacro = isMacro && part.tokens[0]?.text === name;
    if (used.length > 0 && (depth > 0 || isOfMacro || (part.kind === 'directive' && !isMacro))) return undefined;
    places.push(...used);
  }
  return places;
}

const isAccess = (text: string | undefined): boolean => text === '.' || text === '->';

/** Has a macro stand for a name, behind the includes that a file begins with. */
function defineSince(
  draft: Draft,
  file: LexedFile,
  offset: number,
  { from, to, since }: Required<Renaming>,
): boolean {
  const { text } = draft;
  const line = `#define ${from} ${to}`;
  const condition = sinceCondition(since);
  const known = definitionsUnder(condition, file);
  if (known && known.end <= offset) {
    if (known.lines.includes(line)) return false;
    draft.replace(linesBefore(text, known.end, [line]));
    return true;
  }
  const end = endOfIncludes(file);
  if (end === undefined || end > offset) return false;
  draft.replace(linesBehind(text, end, ['', condition, line, '#endif']));
  return addInclude(draft, 'linux/version.h', end);
}

/** The macros of a group under one condition that holds nothing else, and where its `#endif` is. */
function definitionsUnder(condition: string, file: LexedFile): { lines: string[]; end: number } | undefined {
  const { parts, text } = file;
  const plain = (written: string): string => written.replace(/\s+/g, '');
  for (const { directive, depth } of directivesWithDepth(file)) {
    if (depth > 0 || plain(text.slice(directive.start, directive.end)) !== plain(condition)) continue;
    const index = parts.indexOf(directive);
    const length = parts.slice(index + 1).findIndex((each) => each.kind !== 'directive' || each.name !== 'define');
    const [end, ...lines] = parts.slice(index + 1, index + 2 + length).reverse();
    if (length <= 0 || end?.kind !== 'directive' || end.name !== 'endif') continue;
    return {
      lines: lines.flatMap((each) => (each.kind === 'directive' ? [text.slice(each.start, each.end)] : [])),
      end: end.start,
    };
  }
  return undefined;
}

/** Where what a file includes before all code ends: behind a condition, if the last one is under one. */
function endOfIncludes(file: LexedFile): number | undefined {
  const code = file.parts.find((part) => part.kind === 'run')?.tokens[0]?.start ?? Infinity;
  const leading = directivesWithDepth(file).filter(({ directive }) => directive.end <= code);
  const last = leading.findLastIndex(({ directive }) => includeOf(directive));
  return leading.slice(Math.max(last, 0)).find(({ directive, depth }) => {
    return depth === 0 && (includeOf(directive) !== undefined || directive.name === 'endif');
  })?.directive.end;
}
