import type { BodyCursor } from './body/cursor';
import { CHOSEN_BY_SIZE } from './body/mentions';
import { stringValue } from './lex/literals';
import { Kind } from './lex/token';

/** Instructions whose operand is a symbol that the assembler leaves to the linker. */
const BRANCH = /(?:^|[\n;:\s])(?:call|callq|jmp|jmpq|bl)\s+([A-Za-z_]\w*)(%[a-zA-Z]?(?:\d+|\[\w+\]))?/g;

/** The sizes in bytes, of what an operand is, that a symbol's name ends with. */
const SIZES = [1, 2, 4, 8, 16];

/** What asm text calls: for certain, or one of several. */
interface AsmCall {
  symbol: string;
  possible?: string;
}

/** The symbols that asm text calls or jumps to, its own labels left out. */
export function asmSymbols(text: string): AsmCall[] {
  const labels = new Set(asmLabels(text));
  const calls = [...text.matchAll(BRANCH)].filter(([, symbol]) => !labels.has(symbol!));
  return calls.flatMap(([, symbol = '', operand]) =>
    operand === undefined
      ? [{ symbol }]
      : SIZES.map((size) => ({ symbol: symbol + String(size), possible: CHOSEN_BY_SIZE })),
  );
}

/** The symbols that asm text makes global. */
export function asmGlobals(text: string): string[] {
  return [...text.matchAll(/\.(?:globl|global|weak)\s+([A-Za-z_]\w*)/g)].map((match) => match[1]!);
}

/** The labels that asm text sets: symbols that C of the same object may refer to. */
export function asmLabels(text: string): string[] {
  return [...text.matchAll(/([A-Za-z_]\w*):/g)].map((match) => match[1]!);
}

/** The value of a string literal with those that follow it, left behind. */
function adjacentStrings(code: BodyCursor): string {
  let text = '';
  for (; code.token?.kind === Kind.String; code.at++) text += stringValue(code.token);
  return text;
}

/** Walks `asm volatile ("…" : outputs : inputs : clobbers)`: the text's calls and the operands' expressions. */
export function asmMentions(code: BodyCursor, expression: () => void): void {
  code.at++;
  while (code.isName()) code.at++;
  if (!code.take('(')) return;
  let isText = true;
  while (code.at < code.tokens.length && !code.take(')')) {
    const token = code.token!;
    if (token.kind === Kind.String && isText) {
      const text = adjacentStrings(code);
      if (!code.dead) for (const call of asmSymbols(text)) code.found.asm.push({ token, ...call });
      continue;
    }
    if (token.text.startsWith(':')) isText = false;
    if (token.text === '[') code.skipGroup();
    else if (token.text === '(') {
      code.at++;
      expression();
      code.take(')');
    } else code.at++;
  }
}
