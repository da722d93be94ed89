import yargs from 'yargs';
import { commonKernels, shippedKernels } from '../read/readKernel';
import { rules } from '../../rules';
import { ROOT } from './commands';
import { dashed, optionNames, positionalsOf, wordOf, type CommandDefinition } from './definition';

/** Something that a word may become. */
interface Candidate {
  word: string;
  describe?: string;
}

/** Where the words before the last one lead to. */
interface CompletionPoint {
  command: CommandDefinition;
  /** How many positionals there are before. */
  positionals: number;
  /** The option that the last word is the value of. */
  option?: string;
  /** Whether options are over. */
  isBehindDashes: boolean;
}

/**
 * The script of yargs for the shell of $SHELL. The words up to the cursor count, and not those behind it; where nothing
 * that is known fits, zsh completes files as well, as bash does by itself.
 */
export function completionScript(): string {
  const parser = yargs([]).scriptName('kmodlint').exitProcess(false).completion('completion');
  let script = '';
  parser.parse(['completion'], {}, (_error, _args, text) => {
    script = `${text}\n`;
  });
  return script
    .replace('("${COMP_WORDS[@]}")', '("${COMP_WORDS[@]:0:COMP_CWORD+1}")')
    .replace('"${words[@]}"', '"${(@)words[1,CURRENT]}"')
    .replace("_describe 'values' reply", '_describe kmodlint reply || _files');
}

/**
 * What the last of some words may become, a line each; nothing where it is the name of a file.
 * @param isDescribed whether each has its description behind a colon, as zsh shows it
 */
export function completions(words: readonly string[], isDescribed: boolean): string {
  const last = words.at(-1) ?? '';
  return candidates(positionOf(words.slice(0, -1)), last)
    .map(({ word, describe }) => (isDescribed && describe ? `${word.replaceAll(':', '\\:')}:${describe}\n` : `${word}\n`))
    .join('');
}

/** bash parts `--kernel=6.1` at the sign. */
function positionOf(words: readonly string[]): CompletionPoint {
  const at: CompletionPoint = { command: ROOT, positionals: 0, isBehindDashes: false };
  for (const word of words.filter((each) => each !== '=')) {
    const inner = at.positionals === 0 ? at.command.commands?.find((command) => wordOf(command) === word) : undefined;
    if (at.option !== undefined) at.option = undefined;
    else if (at.isBehindDashes) at.positionals++;
    else if (word === '--') at.isBehindDashes = true;
    else if (word.startsWith('-')) at.option = valued(at.command, word);
    else if (inner) at.command = inner;
    else at.positionals++;
  }
  return at;
}

/** The long name of an option that has no value yet, and takes one: of `-qf`, that is `format`. */
function valued(command: CommandDefinition, word: string): string | undefined {
  const name = optionNames(command).get(word.startsWith('--') ? word.slice(2) : word.slice(-1));
  return name !== undefined && command.options?.[name]?.requiresArg ? name : undefined;
}

function candidates({ command, positionals, option, isBehindDashes }: CompletionPoint, last: string): Candidate[] {
  if (option !== undefined) return valuesOf(command, option, last);
  const [, name, value] = /^--([^=]+)=(.*)$/.exec(last) ?? [];
  if (name !== undefined && !isBehindDashes) {
    return valuesOf(command, name, value!).map(({ word, ...rest }) => ({ ...rest, word: `--${name}=${word}` }));
  }
  if (last.startsWith('-') && !isBehindDashes) return optionsOf(command);
  const inner = positionals === 0 && !isBehindDashes ? (command.commands ?? []) : [];
  const positional = positionalsOf(command)[positionals]?.name;
  return [
    ...inner.map((each) => ({ word: wordOf(each), describe: each.describe })),
    ...(positional === undefined ? [] : valuesOf(command, positional, last)),
  ];
}

function optionsOf({ options = {} }: CommandDefinition): Candidate[] {
  const own = Object.entries(options).map(([name, option]) => ({
    word: dashed(name), describe: String(option.describe),
  }));
  const negated = 'color' in options ? [{ word: '--no-color', describe: 'Leave the text uncoloured' }] : [];
  const common = [{ word: '--help', describe: 'Show help' }, { word: '--version', describe: 'Show version number' }];
  return [...own, ...negated, ...common];
}

function valuesOf({ options = {}, values = {} }: CommandDefinition, name: string, last: string): Candidate[] {
  if (values[name] === 'rules') return rules.map(({ id, summary }) => ({ word: id, describe: summary }));
  if (values[name] !== 'kernels') return (options[name]?.choices ?? []).map((choice) => ({ word: String(choice) }));
  // The last of a list; a positional takes one alone.
  const others = name in options ? last.slice(0, last.lastIndexOf(',') + 1) : '';
  return kernelWords(name in options).map((word) => ({ word: others + word }));
}

/** Those for amd64 by their short names. */
function kernelWords(isList: boolean): string[] {
  const common = commonKernels().map(({ name }) => name);
  const short = common.map((name) => name.replace(/-[^-]*$/, ''));
  const others = shippedKernels().map(({ name }) => name).filter((name) => !common.includes(name));
  return [...short, ...others, 'running', ...(isList ? ['all'] : [])];
}
