import type { Token } from '../lex/token';
import { BodyCursor } from './cursor';
import type { Local } from './inlining';
import type { Mentions, Surroundings } from './mentions';
import { parametersOf } from './parameters';
import { handedOver } from './seen';
import { Statements } from './statement';

/** Names that a function's body refers to; `head` holds its parameters, `(` to `)`. */
export function walkFunction(
  head: readonly Token[],
  body: readonly Token[],
  found: Mentions,
  around: Surroundings,
): void {
  const parameters = parametersOf(head);
  const given = parameters.map(({ type }) => handedOver(type));
  walkBody(parameters.map(({ name }) => name), given, body, found, around);
}

/** Names that a body refers to whose parameters are handed what is given for each. */
export function walkBody(
  parameters: readonly string[],
  given: readonly Local[],
  body: readonly Token[],
  found: Mentions,
  around: Surroundings,
): void {
  const code = new BodyCursor(body, found, around);
  for (const [index, name] of parameters.entries()) code.declareParameter(name, given[index]);
  new Statements(code).all();
}

/** Names that an initialiser refers to. */
export function walkInitialiser(tokens: readonly Token[], found: Mentions, around: Surroundings): void {
  const code = new BodyCursor(tokens, found, around);
  const expressions = new Statements(code).expressions;
  while (code.at < tokens.length) {
    const before = code.at;
    if (code.text() === '{') expressions.initialiserList();
    else expressions.expression();
    if (code.at === before) code.at++;
  }
}
