import { CHOSEN_BY_SIZE } from './doubts';
import type { Evaluation } from './evaluation';
import { valueOf } from './knownValue';
import type { Recursion } from './recursion';
import type { TokenCursor } from '../lex/tokenCursor';
import type { ConstantValue } from '../lex/constant';
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

/** Takes adjacent string literals, and unknown macros between them; the value of the literals. */
function adjacentStrings(code: TokenCursor): string {
  let text = '';
  for (; code.token?.kind === Kind.String || code.isName(); code.at++) {
    text += code.isName() ? '\n' : stringValue(code.token!);
  }
  return text;
}

/** Walks `asm volatile ("…" : outputs : inputs : clobbers)`: the text's calls and the operands' expressions. */
export function asmReferences(state: Evaluation, recursion: Recursion): void {
  const { code } = state;
  code.at++;
  while (code.isName()) code.at++;
  if (!code.take('(')) return;
  const token = code.token;
  const calls = asmCalls(adjacentStrings(code));
  const operands = walkOperands(code, recursion);
  if (state.isDead || !token) return;
  for (const { symbol, operand } of calls) {
    const size = operands.get(operand ?? '');
    if (operand === undefined) state.referFromAsm(token, symbol);
    else if (size !== undefined) state.referFromAsm(token, symbol + String(size));
    else for (const each of SIZES) state.referFromAsm(token, symbol + String(each), CHOSEN_BY_SIZE);
  }
}

/** Walks `: [name] "=r" (x), "i" (y) : …)` for the operands' values, by number and by name. */
function walkOperands(code: TokenCursor, recursion: Recursion): ReadonlyMap<string, ConstantValue> {
  const values = new Map<string, ConstantValue>();
  let name: string | undefined;
  for (let number = 0; !code.isAtEnd && !code.take(')');) {
    if (code.text() === '[') {
      name = code.text(1);
      code.skipGroup();
    } else if (code.take('(')) {
      const value = valueOf(recursion.expression());
      code.take(')');
      values.set(String(number++), value);
      if (name !== undefined) values.set(name, value);
      name = undefined;
    } else code.at++;
  }
  return values;
}
