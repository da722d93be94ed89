/** Finds statements that are uses of macros. */
import type { TokenRun } from '../c/lex/directive';
import type { LexedFile } from '../c/lex/lexedFile';
import type { Token } from '../c/lex/token';

/** The use of a macro as a statement: `MODULE_LICENSE("GPL");`. */
export interface WrittenInvocation {
  name: string;
  arguments: readonly (readonly Token[])[];
  start: number;
  /** After its semicolon, if it has one. */
  end: number;
  /** The index of its run of tokens among the parts of the file. */
  part: number;
}

/** The use of a macro that contains an offset; undefined if there is none, or in a directive. */
export function invocationAt({ parts }: LexedFile, offset: number): WrittenInvocation | undefined {
  for (const [part, run] of parts.entries()) {
    if (run.kind !== 'run' || run.tokens.at(-1)!.end <= offset) continue;
    return invocationsOf(run, part).find(({ start, end }) => start <= offset && offset < end);
  }
  return undefined;
}

/** What looks like the use of a macro in a run of tokens, outside of all parentheses. */
export function invocationsOf({ tokens }: TokenRun, part: number): WrittenInvocation[] {
  const found: WrittenInvocation[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const name = tokens[index]!;
    if (tokens[index + 1]?.text !== '(' || !/^\w+$/.test(name.text)) continue;
    const close = closing(tokens, index + 1);
    if (close === undefined) break;
    const last = tokens[close + 1]?.text === ';' ? close + 1 : close;
    const args = split(tokens.slice(index + 2, close));
    found.push({ name: name.text, arguments: args, start: name.start, end: tokens[last]!.end, part });
    index = last;
  }
  return found;
}

function closing(tokens: readonly Token[], open: number): number | undefined {
  let depth = 0;
  for (let index = open; index < tokens.length; index++) {
    const { text } = tokens[index]!;
    if (text === '(') depth++;
    if (text === ')' && --depth === 0) return index;
  }
  return undefined;
}

function split(tokens: readonly Token[]): Token[][] {
  const args: Token[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    if (token.text === '(') depth++;
    if (token.text === ')') depth--;
    if (token.text === ',' && depth === 0) args.push([]);
    else args.at(-1)!.push(token);
  }
  return args;
}
