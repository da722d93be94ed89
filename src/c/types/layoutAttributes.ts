import type { Token } from '../lex/token';

/** Whether an attribute, `__packed` or `__attribute__((packed))`, leaves out padding. */
export function isPackedBy(attribute: readonly Token[]): boolean {
  return attribute.some(({ text }) => /^(__)?packed(__)?$/.test(text));
}

/** The alignment that `__aligned(8)` or `__attribute__((aligned(8)))` asks for, in bytes. */
export function alignmentIn(
  attribute: readonly Token[],
  valueOf: (tokens: readonly Token[]) => number | undefined,
): number | undefined {
  const at = attribute.findIndex(({ text }) => /^(__)?aligned(__)?$/.test(text));
  if (at < 0 || attribute[at + 1]?.text !== '(') return undefined;
  let end = at + 2;
  for (let depth = 1; end < attribute.length; end++) {
    if (attribute[end]!.text === '(') depth++;
    if (attribute[end]!.text === ')' && --depth === 0) break;
  }
  return valueOf(attribute.slice(at + 2, end));
}
