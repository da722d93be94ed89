import type { BodyCursor } from './body/cursor';
import { stringValue } from './lex/literals';
import { Kind } from './lex/token';

/** Instructions whose operand is a symbol that the assembler leaves to the linker. */
const BRANCH = /(?:^|[\n;:\s])(?:call|callq|jmp|jmpq|bl)\s+([A-Za-z_]\w*)/g;

/** The symbols that asm text calls or jumps to, its own labels left out. */
export function asmSymbols(text: string): string[] {
  const labels = new Set(asmLabels(text));
  return [...text.matchAll(BRANCH)].map((match) => match[1]!).filter((symbol) => !labels.has(symbol));
}

/** The symbols that asm text makes global. */
export function asmGlobals(text: string): string[] {
  return [...text.matchAll(/\.(?:globl|global|weak)\s+([A-Za-z_]\w*)/g)].map((match) => match[1]!);
}

/** The labels that asm text sets: symbols that C of the same object may refer to. */
export function asmLabels(text: string): string[] {
  return [...text.matchAll(/([A-Za-z_]\w*):/g)].map((match) => match[1]!);
}

/** Walks `asm volatile ("…" : outputs : inputs : clobbers)`: the text's calls and the operands' expressions. */
export function asmMentions(code: BodyCursor, expression: () => void): void {
  code.at++;
  while (code.isName()) code.at++;
  if (!code.take('(')) return;
  let isText = true;
  while (code.at < code.tokens.length && !code.take(')')) {
    const token = code.token!;
    if (token.kind === Kind.String && isText && !code.dead) {
      for (const symbol of asmSymbols(stringValue(token))) code.found.asm.push({ token, symbol });
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
