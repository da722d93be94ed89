import { stringValue } from './lex/literals';
import { Kind, type Token } from './lex/token';

/**
 * Macros that set more than they are handed, a wildcard or which fields count, so that no entry made of them is all
 * zeros: include/linux/pci.h, usb.h, hid.h, mmc/sdio_func.h, pcmcia/device_id.h of 5.10 to 6.12.
 */
const FILLING = new RegExp(
  `^(${[
    'PCI_(V?DEVICE(_SUB|_CLASS|_DATA)?|DEVICE_DRIVER_OVERRIDE|ANY_ID)',
    '(USB|PCMCIA)_(DEVICE|INTERFACE|VENDOR|PFC_DEVICE|MFC_DEVICE)\\w*',
    'HID_\\w*DEVICE',
    'SDIO_DEVICE(_CLASS)?',
  ].join('|')})$`,
);

const ZEROS = /^(NULL|false|0[xX]?0*[uUlL]*|'\\0')$/;

/**
 * Whether the last entry of a table holds anything that is not zero.
 * @param initialiser of an array, from `{` on, macros unexpanded
 * @returns the entry's tokens if so; undefined where it is a sentinel, and where that cannot be told
 */
export function filledLastEntry(initialiser: readonly Token[]): readonly Token[] | undefined {
  if (initialiser[0]?.text !== '{' || initialiser.at(-1)?.text !== '}') return undefined;
  const entries = elementsOf(initialiser.slice(1, -1));
  // Where an index is said, the last is not the last; and what may not be there decides nothing.
  const isPlain = entries.every(([first]) => first?.text === '{' || first?.kind === Kind.Identifier);
  const last = entries.at(-1);
  if (!isPlain || last?.[0]?.text !== '{' || last.at(-1)?.text !== '}') return undefined;
  if (initialiser.some(({ possible }) => possible !== undefined)) return undefined;
  return elementsOf(last.slice(1, -1)).some(isFilled) ? last : undefined;
}

/** What commas part, outside of brackets; a trailing comma makes no element. */
function elementsOf(tokens: readonly Token[]): Token[][] {
  const elements: Token[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    const { text } = token;
    if (text === '(' || text === '[' || text === '{') depth++;
    else if (text === ')' || text === ']' || text === '}') depth--;
    if (text === ',' && depth === 0) elements.push([]);
    else elements.at(-1)!.push(token);
  }
  if (elements.at(-1)!.length === 0) elements.pop();
  return elements;
}

/** Whether one field of an entry is not zero for certain: `.id = 5`, `"name"`, `PCI_DEVICE(1, 2)`. */
function isFilled(field: readonly Token[]): boolean {
  const assigned = field.findIndex(({ text }) => text === '=');
  const value = field.slice(assigned + 1);
  const [first] = value;
  if (!first) return false;
  if (value.length === 1 && first.kind === Kind.String) return stringValue(first) !== '';
  if (value.length === 1 && first.kind === Kind.Number) return !ZEROS.test(first.text);
  if (first.kind === Kind.Identifier && FILLING.test(first.text)) return value.length === 1 || value[1]!.text === '(';
  return first.text === '{' && value.at(-1)!.text === '}' && elementsOf(value.slice(1, -1)).some(isFilled);
}
