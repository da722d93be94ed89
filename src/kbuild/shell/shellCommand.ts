/** What the shell commands that can be evaluated have in common. */
import { exists, fileText, type Files } from '../knownFiles';

/** What a command prints and how it ends. */
export interface CommandResult {
  out: string;
  status: number;
  /** It prints lines in an order that nothing tells. */
  isUnordered?: boolean;
  /** It prints on standard error. */
  complains?: boolean;
}

/** Says that the rest of a command cannot be known. */
export class NotKnown extends Error {}

/** Where a command runs. */
export interface CommandState extends Files {
  /** Absolute. */
  directory: string;
}

/** A command without the shell's part: it gives up by throwing `NotKnown`. */
export type ShellCommand = (args: string[], input: string, state: CommandState) => CommandResult;

/** Whether a file is there, for `test` and its like. */
export function isThere(path: string, state: CommandState): boolean {
  const there = exists(state, path, state.directory);
  if (there === 'maybe') throw new NotKnown();
  return there === 'yes';
}

/** The text of the files named, or the input where none is. */
export function textOf(paths: readonly string[], input: string, state: CommandState): string | undefined {
  if (paths.length === 0) return input;
  const texts = paths.map((path) => fileText(state, path, state.directory));
  if (texts.includes(undefined)) throw new NotKnown();
  return texts.includes(null) ? undefined : texts.join('');
}
