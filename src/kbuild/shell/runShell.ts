/**
 * The output of a `$(shell …)`, if only the kernel and the tree decide it. Nothing is run: this interprets the few
 * commands that Kbuild files use to ask about versions and files, and gives up on all others.
 */
import { NotKnown, type CommandState } from './shellCommand';
import { DEEPEST, Interpreter } from './shellInterpreter';
import { shellTokens } from './shellWords';

/**
 * The output of a command as make uses it: newlines become blanks, those at the end are removed.
 * @returns undefined if it cannot be known
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
