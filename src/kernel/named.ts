import type { Named } from '../model';

const HEADER = /^(?:[\w-]+\/)*[\w-]+\.h$/;
const TAG = /^(?:struct|union|enum) \w+$/;
const DECLARED = /^((?:\w.*?[ *])?)(\w+(?:\.\w+)?)(?:\((.*)\))?$/;

/**
 * Reads how data/successors.tsv names something: a header, a word, `struct tag`, `tag.member`, or a word or a member as
 * C declares it. Types are spelled as kmodlint spells them; of a macro, or where only the number of parameters matters,
 * parameters are words: `class_create(name)`. undefined where the text is none of these.
 */
export function readNamed(text: string): Named | undefined {
  if (HEADER.test(text)) return { text, kind: 'header', name: text };
  if (TAG.test(text)) return { text, kind: 'tag', name: text };
  const [, prefix = '', name, inside] = DECLARED.exec(text) ?? [];
  if (name === undefined) return undefined;
  const isMember = name.includes('.');
  const named: Named = { text, kind: isMember ? 'member' : 'word', name };
  if (inside === undefined) return prefix === '' ? named : { ...named, type: prefix.trim() };
  const parameters = splitParameters(inside);
  if (parameters.includes('')) return undefined;
  const count = { ...named, parameters: parameters.length };
  return prefix === '' ? count : { ...count, type: `${prefix}${isMember ? '(*)' : ''}(${inside})` };
}

/** The parameters in parentheses, of which a pointer to a function may have its own; none for `void` and nothing. */
function splitParameters(inside: string): string[] {
  if (inside === '' || inside === 'void') return [];
  const parameters: string[] = [''];
  let depth = 0;
  for (const letter of inside) {
    if (letter === '(') depth++;
    if (letter === ')') depth--;
    if (letter === ',' && depth === 0) parameters.push('');
    else parameters.push(parameters.pop()! + letter);
  }
  return parameters.map((parameter) => parameter.trim());
}
