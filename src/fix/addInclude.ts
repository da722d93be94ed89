/** The fix that includes a header. */
import { lex } from '../c/lex/lex';
import type { LexedFile } from '../c/lex/lexedFile';
import type { Draft } from './draft';
import { unconditionalIncludes, type Include } from './includes';
import { linesBefore, linesBehind } from './lineBounds';

/**
 * Includes a header of the kernel before an offset: after the last kernel include that sorts before it, else before the
 * first one, else at the start of the file. Returns whether that was possible.
 */
export function addInclude(draft: Draft, header: string, before = Infinity): boolean {
  const { text } = draft;
  const file = lex('', text);
  const includes = unconditionalIncludes(file).filter(({ directive }) => directive.start < before);
  if (includes.some(({ name }) => name === header)) return true;
  const kernels = blockFor(includes.filter(({ isKernels }) => isKernels), header);
  const line = `#include <${header}>`;
  const previous = kernels.findLast(({ name }) => name < header);
  const first = kernels[0] ?? includes[0];
  if (previous) draft.replace(linesBehind(text, previous.directive.end, [line]));
  else if (first) draft.replace(linesBefore(text, first.directive.start, [line]));
  else draft.replace(linesBefore(text, beginning(file), [line]));
  return true;
}

/** The includes from the same directory as the header; all if there are none. */
function blockFor(includes: readonly Include[], header: string): readonly Include[] {
  const directory = header.slice(0, header.lastIndexOf('/') + 1);
  const ofDirectory = includes.filter(({ name }) => name.startsWith(directory));
  return ofDirectory.length > 0 ? ofDirectory : includes;
}

/** The offset of the first statement or directive, after an include guard. */
function beginning({ parts, guard, text }: LexedFile): number {
  const part = parts[guard === undefined ? 0 : 2];
  if (!part) return text.length;
  return part.kind === 'run' ? part.tokens[0]!.start : part.start;
}
