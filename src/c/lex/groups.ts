/** What groups of tokens in brackets are, for all that looks at text alone. */

type Texts = readonly { readonly text: string }[];

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/**
 * The index of the token that closes the bracket at an index, brackets of its own kind inside passed over; the number
 * of tokens where none does.
 */
export function closing(tokens: Texts, open: number): number {
  const opens = tokens[open]!.text;
  const closes = CLOSING[opens];
  let depth = 0;
  for (let at = open; at < tokens.length; at++) {
    const { text } = tokens[at]!;
    if (text === opens) depth++;
    else if (text === closes && --depth === 0) return at;
  }
  return tokens.length;
}

/** By how much a token's text deepens the nesting in brackets: 1, -1 or 0. */
export function nestingOf(text: string): number {
  if (text === '(' || text === '[' || text === '{') return 1;
  return text === ')' || text === ']' || text === '}' ? -1 : 0;
}

/** What commas outside of brackets separate; at least one part, which may be empty. */
export function splitAtCommas<T extends { readonly text: string }>(tokens: readonly T[]): T[][] {
  const parts: T[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    depth += nestingOf(token.text);
    if (token.text === ',' && depth === 0) parts.push([]);
    else parts.at(-1)!.push(token);
  }
  return parts;
}
