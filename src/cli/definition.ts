import type { Arguments as YargsArguments, Options, PositionalOptions } from 'yargs';
import type { Command } from './command';

/** A command line as yargs takes it apart: the values by the names of options and positionals. */
export type Arguments = YargsArguments<Record<string, unknown>>;

/** A command as its help tells it. */
export interface CommandDefinition {
  /** Its word and its positionals, as yargs takes them: `diff <from> <to> [paths..]`, or `$0 [paths..]`. */
  usage: string;
  describe: string;
  positionals?: Record<string, PositionalOptions>;
  options?: Record<string, Options>;
  /** Which values of an option or a positional a shell completes, where those are not all that it takes. */
  values?: Record<string, 'kernels' | 'rules'>;
  examples?: [string, string][];
  epilogue?: string;
  /** Makes a command of a command line; what only has further commands has none. */
  read?(args: Arguments): Command;
  commands?: readonly CommandDefinition[];
}

/** The word that a command is called by; empty for the one that needs none. */
export function wordOf({ usage }: CommandDefinition): string {
  return usage.split(' ')[0]!.replace('$0', '');
}

/** The positionals of a command in their order, and whether each has to be there. */
export function positionalsOf({ usage }: CommandDefinition): { name: string; isRequired: boolean }[] {
  return [...usage.matchAll(/([[<])(\w+)/g)].map(([, bracket, name]) => ({ name: name!, isRequired: bracket === '<' }));
}

/** Every way to spell an option of a command, without dashes, with its long name. */
export function optionNames({ options = {} }: CommandDefinition): Map<string, string> {
  const own = Object.entries(options).flatMap(([name, { alias }]) => [name, ...[alias ?? []].flat()].map((spelt) => [
    spelt, name,
  ] as const));
  return new Map([...own, ['help', 'help'], ['h', 'help'], ['version', 'version'], ['V', 'version']]);
}

/** As it is written on a command line. */
export function dashed(name: string): string {
  return name.length === 1 ? `-${name}` : `--${name}`;
}
