/** Parses command lines with yargs. */
import yargs, { type Argv } from 'yargs';
import { InputError } from '../read/inputError';
import { readPackage } from '../read/package';
import { UsageError } from './arguments';
import type { Command } from './command';
import { ROOT } from './commands';
import type { Arguments, CommandDefinition } from './definition';
import { commandLine, usageFault } from './usageFault';

/** The option that the script of `kmodlint completion` calls kmodlint with, followed by the words up to the cursor. */
const COMPLETE = '--get-yargs-completions';

/** A command line as yargs understands it. */
interface Parsed {
  /** The command, after the commands that it belongs to. */
  path: readonly CommandDefinition[];
  args: Arguments;
  /** The error that yargs reports. */
  phrase?: string;
  /** The text of --help or --version. */
  text: string;
}

/** Parses a command line. Throws an InputError, in one line, if it is wrong. */
export function parseCommand(argv: readonly string[]): Command {
  if (argv[0] === COMPLETE) return { name: 'complete', words: argv.slice(2) };
  const { path, args, phrase, text } = parsed(argv);
  if (phrase === undefined && text !== '') return { name: 'print', text: `${text}\n` };
  try {
    const fault = standardStreamFault(argv) ?? usageFault(path, args, phrase);
    if (fault !== undefined) throw new UsageError(fault);
    return path.at(-1)!.read!(args);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    throw new InputError(`${error.message} (see ${commandLine(path)} --help)`);
  }
}

/** yargs drops the word `-`, and the working directory would be linted instead. */
function standardStreamFault(argv: readonly string[]): string | undefined {
  if (!argv.some((word) => /^(--[^=]*=)?-$/.test(word))) return undefined;
  return "'-' is not a file: standard input is not read, and output goes to standard output anyway";
}

function parsed(argv: readonly string[]): Parsed {
  let result: Parsed = { path: [ROOT], args: { _: [], $0: '' }, text: '' };
  const parser = yargs([])
    .scriptName('kmodlint')
    .locale('en')
    .parserConfiguration({
      'camel-case-expansion': false, 'dot-notation': false, 'greedy-arrays': false,
      'parse-numbers': false, 'parse-positional-numbers': false,
    })
    .exitProcess(false)
    .help().alias('help', 'h')
    .version(readPackage().version).alias('version', 'V')
    .command(ROOT.usage, ROOT.describe, (command) => withOptions(command, ROOT));
  addCommands(parser, [ROOT], (path) => {
    result = { ...result, path };
  });
  try {
    parser.parse([...argv], {}, (error, args: Arguments, text) => {
      result = { ...result, args, phrase: error?.message, text };
    });
  } catch (error) {
    // yargs throws on options with the names of Object's own methods.
    const args = { ...result.args, ...(parser.parsed && parser.parsed.argv) };
    result = { ...result, args, phrase: String(error) };
  }
  return result;
}

/** Adds the sub-commands, examples and epilogue of a command. */
function addCommands(
  parser: Argv,
  path: readonly CommandDefinition[],
  choose: (path: CommandDefinition[]) => void,
): Argv {
  const { commands = [], examples = [], epilogue } = path.at(-1)!;
  for (const command of commands) {
    const inner = [...path, command];
    parser.command(command.usage, command.describe, (builder) => {
      choose(inner);
      return addCommands(withOptions(builder, command), inner, choose);
    });
  }
  if (epilogue !== undefined) parser.epilogue(epilogue);
  return parser.example(examples);
}

function withOptions(command: Argv, { positionals = {}, options = {} }: CommandDefinition): Argv {
  for (const [name, positional] of Object.entries(positionals)) command.positional(name, positional);
  return command.options(options);
}
