/** In asm text: what calls, what makes a symbol global, and labels; or the start of one that another string ends. */
const ASM_PARTS =
  /(?:^|[\n;:\s])(?:callq?|jmpq?|bl)\s+(?:[A-Za-z_]\w*(?:%[a-zA-Z]?(?:\d+|\[\w+\]))?|$)|\.(?:globl|global|weak)\s+(?:\w+|$)|[A-Za-z_]\w*:|^:|^_\w*%[a-zA-Z]?(?:\d+|\[\w+\])/g;

/** What makes the reader of asm text look at labels at all. */
const ASM = /\b(?:callq?|jmpq?|bl|globl|global|weak)\b|^:|^_\w*%/;

/**
 * A string literal of a header, reduced to what leads to a symbol: the calls of asm text, the start of the section that
 * is dropped after initialisation, that an operand is written to.
 * @param isAsm between the parentheses of an asm statement: what is beside it may be part of the same word
 */
export function reducedString(literal: string, isAsm: boolean): string {
  if (literal.startsWith('".init.')) return '".init."';
  if (literal.startsWith('".exit.')) return '".exit."';
  if (/^"[=+]/.test(literal)) return '"="';
  const text = literal.slice(1, -1).replace(/\\[nt]/g, '\n');
  const parts = ASM.test(text) ? [...text.matchAll(ASM_PARTS)].map(([part]) => part.trimStart().replace(/\s+/, ' ')) : [];
  const kept = parts.join(';');
  // A macro may be in asm text: what its string ends does not continue in another.
  if (!isAsm) return kept === '' && /^\W|\W$/.test(text) ? '" "' : `"${kept}"`;
  const start = /^\s/.test(text) ? ' ' : '';
  const end = kept.endsWith(' ') || !/\s$/.test(text) || (kept === '' && start !== '') ? '' : ' ';
  return `"${start}${kept}${end}"`;
}
