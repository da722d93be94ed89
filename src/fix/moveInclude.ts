/** The fix that includes another header in place of one that a kernel no longer has. */
import { lex } from '../c/lex/lex';
import type { MinorVersion } from '../model';
import { addInclude } from './addInclude';
import type { Draft } from './draft';
import { includeOf, unconditionalIncludes } from './includes';
import { endsLine, lineEnd, lineStart, linesBefore, nextLine, startsLine } from './lineBounds';
import { sinceCondition } from './spelling';

/**
 * Includes a header in place of the one at an offset, where that has a line of its own: `since` a version, and the old
 * one before, or for all kernels. A file that includes the header already needs the old line for older kernels alone.
 * Returns whether that was possible.
 */
export function moveInclude(draft: Draft, offset: number, header: string, since?: MinorVersion): boolean {
  const { text } = draft;
  const file = lex('', text);
  const found = file.parts.find((part) => part.kind === 'directive' && part.start <= offset && offset < part.end);
  const include = found?.kind === 'directive' ? includeOf(found) : undefined;
  if (!include || !startsLine(text, include.directive.start) || !endsLine(text, include.directive.end)) return false;
  const { start, end, tokens } = include.directive;
  const isThere = unconditionalIncludes(file).some(({ name }) => name === header);
  const line = { start: lineStart(text, start), end: nextLine(text, end) };
  const old = text.slice(line.start, lineEnd(text, end));
  const [from, to] = [tokens[0]!.start - line.start, tokens.at(-1)!.end - line.start];
  const moved = `${old.slice(0, from)}<${header}>${old.slice(to)}`;
  if (since) {
    const condition = sinceCondition(since);
    const lines = isThere ? [condition.replace('>=', '<'), old, '#endif'] : [condition, moved, '#else', old, '#endif'];
    const { text: block } = linesBefore(text, start, lines);
    draft.replace({ ...line, text: text.endsWith('\n') || line.end < text.length ? block : block.trimEnd() });
    return addInclude(draft, 'linux/version.h', line.start);
  }
  if (isThere) draft.replace({ ...line, text: '' });
  else draft.replace({ start: line.start, end: line.start + old.length, text: moved });
  return true;
}
