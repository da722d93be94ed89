import type { BodyCursor } from './cursor';
import { CHOSEN_BY_SIZE } from './mentions';
import type { Value } from '../lex/constant';
import { stringValue } from '../lex/literals';
import { Kind } from '../lex/token';

/** Instructions whose operand is a symbol that the assembler leaves to the linker. */
const BRANCH = /(?:^|[\n;:\s])(?:call|callq|jmp|jmpq|bl)\s+([A-Za-z_]\w*)(%[a-zA-Z]?(?:\d+|\[\w+\]))?/g;

/** The sizes in bytes, of what an operand is, that a symbol's name ends with. */
const SIZES = [1, 2, 4, 8, 16];

/** A call in asm text: of a symbol, whose name perhaps ends with the value of an operand, `call f_%P4`. */
interface AsmCall {
  symbol: string;
  /** By number or by name. */
  operand: string | undefined;
}

/** What asm text calls or jumps to, its own labels left out. */
export function asmCalls(text: string): AsmCall[] {
  const labels = new Set(asmLabels(text));
  return [...text.matchAll(BRANCH)]
    .filter(([, symbol]) => !labels.has(symbol!))
    .map(([, symbol = '', operand]) => ({ symbol, operand: operand?.replace(/^%[a-zA-Z]?|[[\]]/g, '') }));
}

/** The symbols that asm text makes global. */
export function asmGlobals(text: string): string[] {
  return [...text.matchAll(/\.(?:globl|global|weak)\s+([A-Za-z_]\w*)/g)].map((match) => match[1]!);
}

/** The labels that asm text sets: symbols that C of the same object may refer to. */
export function asmLabels(text: string): string[] {
  return [...text.matchAll(/([A-Za-z_]\w*):/g)].map((match) => match[1]!);
}

/** The value of adjacent string literals, and of unknown macros between them, which are left behind. */
function adjacentStrings(code: BodyCursor): string {
  let text = '';
  for (; code.token?.kind === Kind.String || code.isName(); code.at++) {
    text += code.isName() ? '\n' : stringValue(code.token!);
  }
  return text;
}

/** Walks `asm volatile ("…" : outputs : inputs : clobbers)`: the text's calls and the operands' expressions. */
export function asmMentions(code: BodyCursor, expression: () => Value): void {
  code.at++;
  while (code.isName()) code.at++;
  if (!code.take('(')) return;
  const token = code.token;
  const calls = asmCalls(adjacentStrings(code));
  const operands = walkOperands(code, expression);
  if (code.dead || !token) return;
  for (const { symbol, operand } of calls) {
    const size = operands.get(operand ?? '');
    if (operand === undefined) code.found.asm.push({ token, symbol });
    else if (size !== undefined) code.found.asm.push({ token, symbol: symbol + String(size) });
    else {
      const choices = SIZES.map((each) => symbol + String(each));
      code.found.asm.push(...choices.map((each) => ({ token, symbol: each, possible: CHOSEN_BY_SIZE })));
    }
  }
}

/** Walks `: [name] "=r" (x), "i" (y) : …)` for the operands' values, by number and by name. */
function walkOperands(code: BodyCursor, expression: () => Value): ReadonlyMap<string, Value> {
  const values = new Map<string, Value>();
  let name: string | undefined;
  for (let number = 0; code.at < code.tokens.length && !code.take(')');) {
    if (code.text() === '[') {
      name = code.text(1);
      code.skipGroup();
    } else if (code.take('(')) {
      const value = expression();
      code.take(')');
      values.set(String(number++), value);
      if (name !== undefined) values.set(name, value);
      name = undefined;
    } else code.at++;
  }
  return values;
}
