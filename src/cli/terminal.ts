import type { Problem } from '../model';
import { printable } from '../report/printable';
import { problemLine } from '../report/summary';

/** Why something could not be written, the first reason for each stream. */
const faults = new Map<string, string>();

const STREAMS = [
  { name: 'stdout', onError: (error: NodeJS.ErrnoException) => noteFault('standard output', error) },
  { name: 'stderr', onError: (error: NodeJS.ErrnoException) => noteFault('standard error', error) },
] as const;

/** What is found goes to stdout, the same bytes for the same tree. */
export function print(text: string): void {
  printBytes(Buffer.from(text));
}

/**
 * Bytes that need not be UTF-8. The last one is written by itself: a disk that becomes full takes the first part of
 * what it is given, which Node reports as no error, and refuses the next byte.
 */
export function printBytes(bytes: Buffer): void {
  process.stdout.write(bytes.subarray(0, -1));
  process.stdout.write(bytes.subarray(-1));
}

/** What is to be said about the run goes to stderr, a line each. */
export function say(line: string): void {
  process.stderr.write(`${printable(line)}\n`);
}

/** Says what was wrong with the input, naming its files by `name`. */
export function sayProblems(problems: readonly Problem[], name: (file: string) => string): void {
  for (const problem of problems) {
    const named = problem.file === undefined ? problem : { ...problem, file: name(problem.file) };
    say(`kmodlint: warning: ${problemLine(named)}`);
  }
}

/** Notes from now on what cannot be written to stdout and stderr, for writeFaults(). */
export function watchStreams(): void {
  faults.clear();
  for (const { name, onError } of STREAMS) process[name].off('error', onError).on('error', onError);
}

/** Waits until all is written, and says what was not: `standard output: cannot be written (ENOSPC)`. */
export async function writeFaults(): Promise<string[]> {
  for (const { name } of STREAMS) await new Promise<void>((resolve) => process[name].write('', () => resolve()));
  return [...faults].map(([stream, code]) => `${stream}: cannot be written (${code})`);
}

/** A reader that has closed its end, such as `head`, has seen enough: that is no error. */
function noteFault(stream: string, { code }: NodeJS.ErrnoException): void {
  if (code !== 'EPIPE' && !faults.has(stream)) faults.set(stream, code ?? 'unknown error');
}

/** Whether text on stdout is coloured: as asked for, else by NO_COLOR and FORCE_COLOR, else on a terminal. */
export function wantsColor(
  asked: boolean | undefined,
  env = process.env,
  isTerminal = process.stdout.isTTY === true,
): boolean {
  if (asked !== undefined) return asked;
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR !== undefined) return env.FORCE_COLOR !== '0';
  return isTerminal && env.TERM !== 'dumb';
}
