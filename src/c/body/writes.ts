import { Kind, type Token } from '../lex/token';

const ASSIGNMENT = /^([-+*/%&|^]=|<<=|>>=|\+\+|--)$/;

/**
 * How often a body writes to each name: once for each `=`, and any number of times where it is changed otherwise or its
 * address is taken.
 */
export function countWrites(tokens: readonly Token[]): ReadonlyMap<string, number> {
  const writes = new Map<string, number>();
  for (let at = 0; at < tokens.length; at++) {
    const { kind, text } = tokens[at]!;
    if (kind !== Kind.Identifier) continue;
    const after = tokens[at + 1]?.text ?? '';
    if (after === '=') writes.set(text, (writes.get(text) ?? 0) + 1);
    else if (ASSIGNMENT.test(after) || isChangedBefore(tokens, at) || isAsmOutput(tokens, at)) {
      writes.set(text, Infinity);
    }
  }
  return writes;
}

/** `"=r" (x)` or `"+r" (x)` */
function isAsmOutput(tokens: readonly Token[], at: number): boolean {
  return tokens[at - 1]?.text === '(' && /^"[=+]/.test(tokens[at - 2]?.text ?? '');
}

/** `++x`, `--x`, `&x`; not `a & x`. */
function isChangedBefore(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]?.text ?? '';
  if (before === '++' || before === '--') return true;
  const operand = tokens[at - 2];
  return before === '&' && (!operand || (operand.kind === Kind.Punctuator && operand.text !== ')' && operand.text !== ']'));
}
