/** What is wrong with a command line. */
import { nearMisses } from '../util/nearMisses';
import { dashed, optionNames, positionalsOf, wordOf, type Arguments, type CommandDefinition } from './definition';

/**
 * What is wrong with a command line, in one line; undefined if nothing is.
 * @param path the command, after the commands that it belongs to
 * @param phrase the error that yargs reports
 */
export function usageFault(
  path: readonly CommandDefinition[],
  args: Arguments,
  phrase: string | undefined,
): string | undefined {
  const definition = path.at(-1)!;
  const further = args._.slice(path.length - 1).map(String);
  return (
    unknownOption(definition, args) ??
    (definition.read ? undefined : unknownCommand(path, further[0])) ??
    valueFault(definition, args, phrase) ??
    missingPositional(path, args) ??
    (takesMore(definition) || further.length === 0 ? undefined : `unexpected argument '${further[0]}'`) ??
    (phrase === undefined ? undefined : 'unusable command line')
  );
}

/** The words of a command: `kmodlint kernel diff`. */
export function commandLine(path: readonly CommandDefinition[]): string {
  return ['kmodlint', ...path.map(wordOf).filter((word) => word !== '')].join(' ');
}

function unknownOption(definition: CommandDefinition, args: Arguments): string | undefined {
  const names = optionNames(definition);
  const positionals = positionalsOf(definition).map(({ name }) => name);
  const isBoolean = (name: string): boolean => definition.options?.[name]?.type === 'boolean';
  for (const [key, value] of Object.entries(args)) {
    if (['_', '--', '$0', ...positionals].includes(key)) continue;
    const isNegated = [value].flat().includes(false);
    if (names.has(key) && (!isNegated || isBoolean(names.get(key)!))) continue;
    const long = [...names].flatMap(([name, of]) => (isNegated && !isBoolean(of) || name.length === 1 ? [] : [name]));
    const [near] = nearMisses(key, long);
    const given = isNegated ? dashed(`no-${key}`) : dashed(key);
    return withNear(`unknown option '${given}'`, near && dashed(isNegated ? `no-${near}` : near));
  }
  return undefined;
}

function unknownCommand(path: readonly CommandDefinition[], word: string | undefined): string {
  const words = path.at(-1)!.commands!.map(wordOf);
  const choice = `choose from ${words.join(', ')}`;
  if (word === undefined) return `${commandLine(path)} needs a command, ${choice}`;
  return withNear(`unknown command '${commandLine(path)} ${word}', ${choice}`, nearMisses(word, words)[0]);
}

/** An option without a value, or with one that is not among its choices. */
function valueFault({ options = {} }: CommandDefinition, args: Arguments, phrase = ''): string | undefined {
  const empty = /^Not enough arguments following: (.*)/.exec(phrase)?.[1];
  if (empty !== undefined) return `${dashed(empty)} needs a value`;
  for (const [name, { choices }] of Object.entries(options)) {
    const wrong = [args[name] ?? []].flat().find((value) => choices?.includes(value as string) === false);
    if (wrong === '') return `${dashed(name)} needs a value`;
    if (wrong === undefined) continue;
    const words = choices!.map(String);
    const near = nearMisses(String(wrong), words)[0];
    return withNear(`unknown ${dashed(name)} '${String(wrong)}', choose from ${words.join(', ')}`, near);
  }
  return undefined;
}

function missingPositional(path: readonly CommandDefinition[], args: Arguments): string | undefined {
  const [first, ...rest] = positionalsOf(path.at(-1)!).filter(({ name, isRequired }) => isRequired && !(name in args));
  if (!first) return undefined;
  const names = [first, ...rest].map(({ name }) => `<${name}>`).join(' and ');
  const usage = [commandLine(path.slice(0, -1)), path.at(-1)!.usage].join(' ');
  return `${names} ${rest.length > 0 ? 'are' : 'is'} missing: ${usage}`;
}

/** Whether further words are allowed: those after `--` are paths as well. */
function takesMore(definition: CommandDefinition): boolean {
  return positionalsOf(definition).some(({ name }) => name === 'paths');
}

function withNear(message: string, near: string | undefined): string {
  return near === undefined ? message : `${message}: did you mean '${near}'?`;
}
