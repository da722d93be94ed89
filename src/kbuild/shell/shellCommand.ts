/** What the shell commands that can be evaluated have in common. */
import { exists, fileText, type Files } from '../knownFiles';
import { locate } from '../paths';

/** What a command prints and how it ends. */
export interface CommandResult {
  out: string;
  status: number;
  /** The real order of its lines cannot be known. */
  isUnordered?: boolean;
  /** It prints on standard error. */
  complains?: boolean;
}

/** Thrown when the output of a command cannot be known. */
export class NotKnown extends Error {}

/** Where a command runs. */
export interface CommandState extends Files {
  /** Absolute. */
  directory: string;
}

/** A command, after the shell has expanded its arguments. Throws `NotKnown` to give up. */
export type ShellCommand = (args: string[], input: string, state: CommandState) => CommandResult;

/** Whether a file exists, for `test` and similar commands. */
export function isThere(path: string, state: CommandState): boolean {
  const there = exists(state, path, state.directory);
  if (there === 'maybe') throw new NotKnown();
  return there === 'yes';
}

/**
 * The text of the named files, or the input if none is named; undefined if one does not exist. One that is missing from
 * the tree is not known: a makefile that reads a file may well have it generated before (`grep HAVE_X config.h`).
 */
export function textOf(paths: readonly string[], input: string, state: CommandState): string | undefined {
  if (paths.length === 0) return input;
  const isOfTree = (path: string): boolean => locate(path, state.directory, state.kernel).where === 'tree';
  const texts = paths.map((path) => fileText(state, path, state.directory));
  if (texts.includes(undefined) || texts.some((text, index) => text === null && isOfTree(paths[index]!))) {
    throw new NotKnown();
  }
  return texts.includes(null) ? undefined : texts.join('');
}
