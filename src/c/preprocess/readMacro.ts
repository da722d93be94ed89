import { lex } from '../lex/lex';
import type { Directive } from '../lex/directive';
import type { Macro } from '../lex/macro';
import { Kind, type DefinitionPlace, type Token } from '../lex/token';
import { numberOf } from '../lex/wordNumbers';

/** Reads `#define`; undefined where the name or the parameter list is broken. */
export function readDefine(directive: Directive): Macro | undefined {
  const [name, ...rest] = directive.tokens;
  if (name?.kind !== Kind.Identifier) return undefined;
  const place = { file: directive.file, start: directive.start };
  if (rest[0]?.text !== '(' || rest[0].spaced) return makeMacro(name.text, undefined, false, rest, place);

  const close = rest.findIndex((token) => token.text === ')');
  if (close < 0) return undefined;
  const words = rest
    .slice(1, close)
    .filter((token) => token.text !== ',')
    .map((token) => token.text);
  const variadic = words.at(-1) === '...';
  if (variadic) words.pop();
  // GNU's `args...` names the rest; the standard's `...` calls it __VA_ARGS__.
  const named = variadic && words.length > 0 && rest[close - 2]?.text !== ',';
  const parameters = variadic && !named ? [...words, '__VA_ARGS__'] : words;
  return makeMacro(name.text, parameters, variadic, rest.slice(close + 1), place);
}

function makeMacro(
  name: string,
  parameters: string[] | undefined,
  variadic: boolean,
  body: Token[],
  place?: DefinitionPlace,
): Macro {
  let braces = 0;
  for (const token of body) {
    if (token.text === '{') braces++;
    else if (token.text === '}') braces--;
  }
  return { name, word: numberOf(name), parameters, variadic, body, place, braces };
}

/** Reads a macro as `-D` and `gcc -dM` give it: name with parameters, if any, and replacement. */
export function macroOf(definition: string, replacement: string, place?: DefinitionPlace): Macro {
  const [name = '', list] = definition.split(/[()]/);
  const words =
    list === undefined
      ? undefined
      : list
          .split(',')
          .map((word) => word.trim())
          .filter(Boolean);
  const variadic = words?.at(-1)?.endsWith('...') ?? false;
  if (variadic) words!.push(words!.pop()!.slice(0, -3) || '__VA_ARGS__');
  // Behind a word, for a `#` that starts a line would be a directive's.
  const [, ...body] = lex('', `_ ${replacement}`).parts.flatMap((part) => part.tokens);
  return makeMacro(name, words, variadic, body, place);
}
