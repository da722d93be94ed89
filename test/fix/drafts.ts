import { Drafts } from '../../src/fix/drafts';
import type { Change } from '../../src/diagnostic';
import type { Kernel, Span } from '../../src/model';
import { kernel } from '../rules/tree';
import { mapTree } from '../rules/fixtures';

export const v612 = kernel();
export const v613 = kernel({ name: '6.13-amd64', version: { major: 6, minor: 13, patch: 0 } });

/** The range of the n-th occurrence of a word in a text. */
export function spanOf(text: string, word: string, nth = 1): Span {
  let start = -1;
  for (let count = 0; count < nth; count++) start = text.indexOf(word, start + 1);
  if (start < 0) throw new Error(`there is no '${word}'`);
  return { file: 'a.c', start, end: start + word.length };
}

/** What changes make of a text; undefined where they cannot be made. */
export function changed(
  text: string,
  changes: readonly Change[],
  kernels: readonly Kernel[] = [v612],
): string | undefined {
  const drafts = new Drafts(mapTree(new Map([['a.c', text]])), kernels);
  if (!drafts.apply(changes)) return undefined;
  const [, edits = []] = drafts.edits()[0] ?? [];
  return edits.reduceRight((left, { start, end, text: now }) => left.slice(0, start) + now + left.slice(end), text);
}
