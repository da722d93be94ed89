/**
 * What a `$(shell …)` prints, where the kernel and the tree alone decide that. Nothing is run: this reads the few
 * commands that Kbuild files use to ask about versions and files, and gives up at all others.
 */
import { NotKnown, type CommandState } from './shellCommand';
import { DEEPEST, Interpreter } from './shellInterpreter';
import { shellTokens } from './shellWords';

/**
 * The output of a command as make takes it: newlines are blanks, those at the end are gone.
 * @returns undefined where it cannot be known
 */
export function runShell(text: string, context: CommandState): string | undefined {
  return output(text, context, 0)?.replace(/\r?\n/g, ' ');
}

function output(text: string, context: CommandState, depth: number): string | undefined {
  if (depth > DEEPEST) return undefined;
  const state = { ...context, status: 0 };
  const tokens = [
    ...shellTokens(text, {
      variable: (name) => (name === 'PWD' ? context.directory : name === '?' ? '$?' : undefined),
      command: (inner) => output(inner, context, depth + 1),
    }),
  ];
  try {
    const parser = new Interpreter(tokens, state);
    return parser.list(true).out.replace(/\n+$/, '');
  } catch (error) {
    if (error instanceof NotKnown) return undefined;
    throw error;
  }
}
