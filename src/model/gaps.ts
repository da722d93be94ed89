import type { Gap, Lack } from './object';
import { unique } from '../util/unique';

/** From what leaves least open to what leaves all. */
const LACKS: readonly (Lack | undefined)[] = [undefined, 'headers', 'includePath', 'objects'];

/** Of what gaps leave open, the most; undefined where there are none. */
export function lackOf(gaps: readonly Gap[]): Lack | undefined {
  const lacks = gaps.map((gap) => (gap.kind === 'header' ? gap.lacks : gap.kind === 'flags' ? 'headers' : 'objects'));
  return LACKS[Math.max(0, ...lacks.map((lack) => LACKS.indexOf(lack)))];
}

/** Gaps in words, a header that is not there once: `x.h is not there (included by a.c and 11 more)`. */
export function gapWords(gaps: readonly Gap[]): string[] {
  return unique(gaps.map((gap) => (gap.kind === 'header' ? headerWords(gap.header, gaps) : gap.reason)));
}

function headerWords(header: string, gaps: readonly Gap[]): string {
  const files = unique(gaps.flatMap((gap) => (gap.kind === 'header' && gap.header === header ? [gap.includedBy] : [])));
  const [first] = files;
  if (first === undefined) return `${header} is not there (given by -include)`;
  return `${header} is not there (included by ${first}${files.length > 1 ? ` and ${files.length - 1} more` : ''})`;
}
