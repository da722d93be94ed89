/** Standard output and standard error. */
import type { Problem } from '../model';
import { printable } from '../report/printable';
import { problemLine } from '../report/summary';

/**
 * Why output could not be written, the first reason for each stream. Module-level state, as the streams are the
 * process's.
 */
const faults = new Map<string, string>();

const STREAMS = [
  { name: 'stdout', onError: (error: NodeJS.ErrnoException) => noteFault('standard output', error) },
  { name: 'stderr', onError: (error: NodeJS.ErrnoException) => noteFault('standard error', error) },
] as const;

/** Prints a report to stdout: the same bytes for the same tree. */
export function print(text: string): void {
  printBytes(Buffer.from(text));
}

/**
 * Prints bytes, which need not be UTF-8. The last byte is written by itself: when a disk becomes full, it takes the
 * first part of the data, which Node does not report as an error, and refuses the next byte.
 */
export function printBytes(bytes: Buffer): void {
  process.stdout.write(bytes.subarray(0, -1));
  process.stdout.write(bytes.subarray(-1));
}

/** Prints a line about the run to stderr. */
export function say(line: string): void {
  process.stderr.write(`${printable(line)}\n`);
}

/** Prints the problems of the input, with files named by `name`. */
export function sayProblems(problems: readonly Problem[], name: (file: string) => string): void {
  for (const problem of problems) {
    const named = problem.file === undefined ? problem : { ...problem, file: name(problem.file) };
    say(`kmodlint: warning: ${problemLine(named)}`);
  }
}

/** From now on records what cannot be written to stdout and stderr, for writeFaults(). */
export function watchStreams(): void {
  faults.clear();
  for (const { name, onError } of STREAMS) process[name].off('error', onError).on('error', onError);
}

/** Waits until everything is written, and returns what could not be: `standard output: cannot be written (ENOSPC)`. */
export async function writeFaults(): Promise<string[]> {
  for (const { name } of STREAMS) await new Promise<void>((resolve) => process[name].write('', () => resolve()));
  return [...faults].map(([stream, code]) => `${stream}: cannot be written (${code})`);
}

/** It is no error if the reader has closed its end, as `head` does when it has read enough. */
function noteFault(stream: string, { code }: NodeJS.ErrnoException): void {
  if (code !== 'EPIPE' && !faults.has(stream)) faults.set(stream, code ?? 'unknown error');
}

/**
 * Whether text on stdout is coloured: according to the option, else to NO_COLOR and FORCE_COLOR, else if it is a
 * terminal.
 */
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
