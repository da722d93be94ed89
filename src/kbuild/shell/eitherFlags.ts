/*
 * Whether the compiler takes a test source is for the compiler to tell, but a driver's Makefile says what it does with
 * the answer: `if $(CC) … -o /dev/null test.c > /dev/null; then echo "-DHAS_X"; else echo ""; fi` gives -DHAS_X or
 * nothing. That flag is possible then; nothing else that the command gives is unknown.
 */
import type { Value, ValuePart } from '../value';
import { runShell } from './runShell';
import type { CommandState } from './shellCommand';
import { UNKNOWN_TEXT } from './shellWords';

/** A condition, which prints nothing, and what is printed where it holds and where it does not. */
const FORMS = [
  /^\s*if\s(?<condition>[^;]*);\s*then\s(?<yes>[^;]*);(?:\s*else\s(?<no>[^;]*);)?\s*fi\s*$/,
  /^(?<condition>[^;|]*)&&(?<yes>[^;&|]*)(?:\|\|(?<no>[^;&|]*))?$/,
];

const PRINTS_NOTHING = /^\s*(?:!\s*)?(?:test\s|\[\s)|&?(?<!\d)>\s*\/dev\/null/;

const isFlags = (output: string): boolean => output.split(/\s+/).every((word) => word === '' || word.startsWith('-'));

/**
 * The flags that a command prints, depending on what cannot be known.
 * @param command parts of it may be unknown
 * @returns undefined if it is no such command, or may print anything else than flags
 */
export function eitherFlags(command: Value, context: CommandState): Value | undefined {
  const text = command.map((part) => (part.unknown ?? part.possible ? UNKNOWN_TEXT : part.text)).join('');
  const { condition, yes = '', no = '' } = FORMS.map((form) => form.exec(text)?.groups).find(Boolean) ?? {};
  if (condition === undefined || /&&|\|/.test(condition) || !PRINTS_NOTHING.test(condition)) return undefined;
  const parts: ValuePart[] = [];
  for (const branch of [yes, no]) {
    // What else a branch does may hang on the condition: `cd $(DIR) > /dev/null && cat flags`.
    if (branch.includes(UNKNOWN_TEXT) || !/^\s*(?:echo\s|$)/.test(branch)) return undefined;
    const output = runShell(branch, context);
    if (output === undefined || !isFlags(output)) return undefined;
    if (output.trim() !== '') parts.push({ text: output, possible: true }, { text: ' ' });
  }
  return parts;
}
