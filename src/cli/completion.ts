/** Completion of command lines in bash and zsh. */
import yargs from 'yargs';
import { commonKernels, shippedKernels } from '../read/readKernel';
import { rules } from '../../rules';
import { ROOT } from './commands';
import { dashed, optionNames, positionalsOf, wordOf, type CommandDefinition } from './definition';

/** A possible completion. */
interface Candidate {
  word: string;
  describe?: string;
}

/** What the words before the one to complete mean. */
interface CompletionPoint {
  command: CommandDefinition;
  /** The number of positionals before it. */
  positionals: number;
  /** The option whose value it is. */
  option?: string;
  /** Whether it comes after `--`. */
  isBehindDashes: boolean;
}

/**
 * The completion script of yargs for the shell in $SHELL, changed so that only the words up to the cursor count, and
 * that zsh completes files if nothing else fits, as bash does by itself.
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
 * The completions of the last word, one per line; none if it is the name of a file.
 * @param isDescribed whether each has its description after a colon, as zsh shows it
 */
export function completions(words: readonly string[], isDescribed: boolean): string {
  const last = words.at(-1) ?? '';
  return candidates(positionOf(words.slice(0, -1)), last)
    .map(({ word, describe }) => (isDescribed && describe ? `${word.replaceAll(':', '\\:')}:${describe}\n` : `${word}\n`))
    .join('');
}

/** bash splits `--kernel=6.1` at the `=`. */
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

/** The long name of an option that takes a value and has none yet: `format` for `-qf`. */
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
  // The last name of a list; a positional takes only one.
  const others = name in options ? last.slice(0, last.lastIndexOf(',') + 1) : '';
  return kernelWords(name in options).map((word) => ({ word: others + word }));
}

/** The names of the kernels to complete: those for amd64 are shortened. */
function kernelWords(isList: boolean): string[] {
  const common = commonKernels().map(({ name }) => name);
  const short = common.map((name) => name.replace(/-[^-]*$/, ''));
  const others = shippedKernels().map(({ name }) => name).filter((name) => !common.includes(name));
  return [...short, ...others, 'running', ...(isList ? ['all'] : [])];
}
