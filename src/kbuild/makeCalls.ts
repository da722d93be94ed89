/** The calls of make in a piece of shell, as recipes and dkms.conf write them. */
import { posix } from 'path';
import { commandLineOf, type CommandLineSetting, type PassedVariables, type VariableValues } from './environment';
import { locate } from './paths';
import type { Kernel } from '../model';
import { shellTokens, UNKNOWN_TEXT } from './shell/shellWords';
import { literal, unknown, type Value } from './value';

/** A call of make. */
export interface MakeCall extends PassedVariables {
  /** Where make runs, absolute. */
  directory: string;
  goals: string[];
}

/** What a piece of shell runs with. */
interface ShellEnvironment {
  /** Absolute. */
  directory: string;
  kernel: Kernel;
  /** Shell variables that are known. */
  variable(name: string): string | undefined;
  environment: VariableValues;
  /** The command line variables of the calling make, which reach each make that it calls, before that one's own. */
  commandLine: VariableValues;
}

/** Finds the calls of make; follows `cd`, and skips all other commands. */
export function makeCalls(shell: string, place: ShellEnvironment): MakeCall[] {
  const found: MakeCall[] = [];
  const directories = [place.directory];
  const tokens = shellTokens(unrolled(shell), {
    variable: (name) => (name === 'PWD' ? directories.at(-1) : place.variable(name)),
    command: (text) => commandText(text, directories.at(-1)!, place.kernel),
  });
  let words: string[] = [];
  let redirected = false;
  const finish = (): void => {
    const directory = directories.at(-1)!;
    const call = readCall(words, directory, place);
    if (call) found.push(call);
    if (words[0] === 'cd' && words[1] !== undefined) directories[directories.length - 1] = join(directory, words[1]);
    words = [];
  };
  for (const token of tokens) {
    if (token.kind === 'word') {
      if (!redirected) words.push(token.text);
      redirected = false;
    } else if (/[<>]/.test(token.text)) redirected = true;
    else {
      finish();
      if (token.text === '(') directories.push(directories.at(-1)!);
      else if (token.text === ')' && directories.length > 1) directories.pop();
    }
  }
  finish();
  return found;
}

/** Unrolls loops over a plain list of words: `for d in a b; do make -C $d; done`. */
function unrolled(shell: string): string {
  return shell.replace(
    /\bfor\s+(\w+)\s+in\s+([^;\n$`\0]*)[;\n]\s*do\b(.*?)\bdone\b/gs,
    (_, name: string, list: string, body: string) =>
      list
        .trim()
        .split(/\s+/)
        .map((word) => body.replace(new RegExp(`\\$(?:${name}\\b|\\{${name}\\})`, 'g'), () => word))
        .join('\n'),
  );
}

function commandText(text: string, directory: string, kernel: Kernel): string | undefined {
  const command = text.trim();
  if (command === 'pwd') return directory;
  return command === 'uname -r' ? kernel.release : undefined;
}

function join(directory: string, path: string): string {
  return path.startsWith('/') || path.includes(UNKNOWN_TEXT) ? path : `${directory}/${path}`;
}

function valueOf(text: string): Value {
  return text.includes(UNKNOWN_TEXT) ? unknown('a variable that is passed to make') : literal(text);
}

/** Reads one command as `VAR=value make -C directory VAR=value goal…`; undefined if it is another command. */
function readCall(
  words: readonly string[],
  from: string,
  inherited: PassedVariables,
): MakeCall | undefined {
  const environment = new Map(inherited.environment);
  const settings: CommandLineSetting[] = [];
  const goals: string[] = [];
  let directory = from;
  let i = 0;
  const assignment = (word: string): RegExpExecArray | null => /^([\w.-]+)=(.*)$/s.exec(word);
  // `@`, `-` and `+` before a recipe line are make's, and the command may be inside a compound one.
  const command = (word: string): string => word.replace(/^[@+-]+/, '');
  while (i < words.length && /^(|do|then|else|if|while|!|\{|time|exec)$/.test(command(words[i]!))) i++;
  for (let set = assignment(command(words[i] ?? '')); set; set = assignment(words[++i] ?? '')) {
    environment.set(set[1]!, valueOf(set[2]!));
  }
  if (!/^(.*\/)?g?make$/.test(command(words[i] ?? ''))) return undefined;
  for (const option = /^-C(.*)$|^--directory(?:=(.*))?$/; ++i < words.length;) {
    const word = words[i]!;
    const set = /^([\w.-]+)([+?!]?|:{1,3})=(.*)$/s.exec(word);
    const changed = option.exec(word);
    if (changed) directory = join(directory, (changed[1] || changed[2]) ?? words[++i] ?? '.');
    else if (set) settings.push({ name: set[1]!, operator: set[2]!, value: valueOf(set[3]!) });
    else if (/^-[fIjloW]$/.test(word)) i++;
    else if (!word.startsWith('-')) goals.push(word);
  }
  return { directory, goals, commandLine: commandLineOf(settings, { ...inherited, environment }), environment };
}

/** The variables by which kbuild is passed the directory of an external module. */
export const MODULE_VARIABLES = ['KBUILD_EXTMOD', 'M', 'SUBDIRS'] as const;

/** The tree path of the external module that a call of make builds; undefined if it does not call kbuild. */
export function externalModule({ commandLine, directory }: MakeCall, kernel: Kernel): string | undefined {
  const value = MODULE_VARIABLES.map((name) => commandLine.get(name)).find((given) => given !== undefined);
  const path = value?.map((part) => part.text).join('');
  if (!path || value!.some((part) => part.unknown !== undefined)) return undefined;
  const place = locate(path, directory, kernel);
  return place.where === 'tree' ? posix.normalize(place.path) : undefined;
}
