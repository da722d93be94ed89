/** One-line texts about a run. */
import type { Counts, Report } from '../diagnostic';
import { releaseWords, type Problem } from '../model';
import { printable } from './printable';

/** `2 errors in 2 modules (5 files) for kernel 6.12-amd64 (6.12.115+deb12-amd64) in 0.21 s; 1 fixed`, no line end. */
export function summaryLine(report: Report, seconds: number): string {
  const { summary, kernels, releases } = report;
  const exactly = (name: string, index: number): string => `${name} (${releaseWords(releases[index]!)})`;
  const read = `${count(summary.modules, 'module')} (${count(summary.files, 'file')})`;
  const target = `for ${kernels.length === 1 ? 'kernel' : 'kernels'} ${kernels.map(exactly).join(', ')}`;
  const line = `${foundWords(summary)} in ${read} ${target} in ${seconds.toFixed(2)} s`;
  const { unreached } = summary;
  const apart = unreached && `${foundWords(unreached)} in ${count(unreached.modules, 'module')} that nothing at the top builds`;
  return printable([line, ...(apart === undefined ? [] : [apart]), ...fixWords(report)].join('; '));
}

function foundWords({ errors, warnings, notes }: Counts): string {
  const found = [
    ...(errors > 0 ? [count(errors, 'error')] : []),
    ...(warnings > 0 ? [count(warnings, 'warning')] : []),
    ...(notes > 0 ? [count(notes, 'note')] : []),
  ];
  return found.join(', ') || 'nothing found';
}

/** The number of findings that were fixed, and that could be: `1 fixed; 2 fixable with --fix`. */
function fixWords({ summary, diagnostics }: Report): string[] {
  const fixable = (safety: string): number => diagnostics.filter(({ fix }) => fix?.safety === safety).length;
  const options: [string, number][] = [['--fix', fixable('safe')], ['--fix-unsafe', fixable('unsafe')]];
  return [
    ...(summary.fixed === undefined ? [] : [`${summary.fixed} fixed`]),
    ...options.filter(([, number]) => number > 0).map(([option, number]) => `${number} fixable with ${option}`),
  ];
}

/** `file:line: message`, as far as the place is known, without line end. */
export function problemLine({ file, line, message }: Problem): string {
  const place = [file, ...(file === undefined ? [] : [line])].filter((part) => part !== undefined).join(':');
  return printable(place === '' ? message : `${place}: ${message}`);
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
