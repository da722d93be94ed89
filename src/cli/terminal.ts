import type { Problem } from '../model';
import { printable } from '../report/printable';
import { problemLine } from '../report/summary';

/** What is found goes to stdout, the same bytes for the same tree. */
export function print(text: string): void {
  process.stdout.write(text);
}

/** What is no text that UTF-8 could say. */
export function printBytes(bytes: Buffer): void {
  process.stdout.write(bytes);
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

/** Who reads no further, such as `head`, has seen enough: that is no error. */
export function ignoreClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    if (!stream.listeners('error').includes(ignoreClosedPipe)) stream.on('error', ignoreClosedPipe);
  }
}

function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
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
