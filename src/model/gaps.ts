import type { MissingHeader } from '../diagnostic';
import type { Gap, Lack, LinkedTree } from '.';
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

/**
 * Each header that is not there, once for all modules and kernels, sorted.
 * @param files the paths in scope, among which files of its name are looked for
 */
export function missingHeaders(trees: readonly LinkedTree[], files: readonly string[]): MissingHeader[] {
  const found = new Map<string, { includedBy: Set<string>; modules: Set<string>; kernels: Set<string> }>();
  for (const { kernel, modules } of trees) {
    for (const { name, incomplete } of modules) {
      for (const gap of incomplete) {
        if (gap.kind !== 'header') continue;
        const known = found.get(gap.header) ?? { includedBy: new Set(), modules: new Set(), kernels: new Set() };
        found.set(gap.header, known);
        if (gap.includedBy !== undefined) known.includedBy.add(gap.includedBy);
        known.modules.add(name);
        known.kernels.add(kernel.name);
      }
    }
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([header, { includedBy, modules, kernels }]) => ({
    header,
    includedBy: [...includedBy].sort(),
    modules: [...modules].sort(),
    kernels: [...kernels],
    elsewhere: filesNamed(header, files),
  }));
}

/** Where an -I could lead: `src/include/net/x.h` for `net/x.h`. */
function filesNamed(header: string, files: readonly string[]): string[] {
  const name = header.replace(/^(?:\.{0,2}\/)+/, '');
  return files.filter((file) => file === name || file.endsWith(`/${name}`));
}
