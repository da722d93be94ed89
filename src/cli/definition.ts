/** What the table of commands says of one command. */
import type { Arguments as YargsArguments, Options, PositionalOptions } from 'yargs';
import type { Command } from './command';

/** A command line as yargs parses it: values by the names of options and positionals. */
export type Arguments = YargsArguments<Record<string, unknown>>;

/** A command as its help shows it. */
export interface CommandDefinition {
  /** Its word and its positionals, in yargs' syntax: `diff <from> <to> [paths..]`, or `$0 [paths..]`. */
  usage: string;
  describe: string;
  positionals?: Record<string, PositionalOptions>;
  options?: Record<string, Options>;
  /** The values of an option or a positional that a shell completes, if it has no list of choices. */
  values?: Record<string, 'kernels' | 'rules'>;
  examples?: [string, string][];
  epilogue?: string;
  /** Makes a command of the command line; absent if the command only has sub-commands. */
  read?(args: Arguments): Command;
  commands?: readonly CommandDefinition[];
}

/** The word that a command is called by; empty for the default command. */
export function wordOf({ usage }: CommandDefinition): string {
  return usage.split(' ')[0]!.replace('$0', '');
}

/** The positionals of a command in order, and whether each is required. */
export function positionalsOf({ usage }: CommandDefinition): { name: string; isRequired: boolean }[] {
  return [...usage.matchAll(/([[<])(\w+)/g)].map(([, bracket, name]) => ({ name: name!, isRequired: bracket === '<' }));
}

/** All spellings of the options of a command, without dashes, with the long name of each. */
export function optionNames({ options = {} }: CommandDefinition): Map<string, string> {
  const own = Object.entries(options).flatMap(([name, { alias }]) => [name, ...[alias ?? []].flat()].map((spelt) => [
    spelt, name,
  ] as const));
  return new Map([...own, ['help', 'help'], ['h', 'help'], ['version', 'version'], ['V', 'version']]);
}

/** An option as it is written on a command line. */
export function dashed(name: string): string {
  return name.length === 1 ? `-${name}` : `--${name}`;
}
