import { splitAtCommas } from '../lex/groups';
import { stringValue } from '../lex/literals';
import { Kind, type Token } from '../lex/token';

/**
 * Macros that set more than their arguments, a wildcard or which fields count, so that no entry made of them is all
 * zeros: include/linux/pci.h, usb.h, hid.h and mmc/sdio_func.h of 5.10 to 7.3.
 */
const FILLING = new RegExp(
  `^(${[
    'PCI_(V?DEVICE|DEVICE_CLASS|DEVICE_DATA)',
    'USB_DEVICE(_VER|_INTERFACE_(CLASS|PROTOCOL|NUMBER)|_INFO|_AND_INTERFACE_INFO)?',
    'USB_(INTERFACE|VENDOR_AND_INTERFACE)_INFO',
    'HID_(USB|BLUETOOTH|I2C)_DEVICE',
    'SDIO_DEVICE(_CLASS)?',
  ].join('|')})$`,
);
const WILDCARD = /^(PCI_ANY_ID|USB_DEVICE_ID_MATCH_\w+)$/;

const ZEROS = /^(NULL|false|0[xX]?0*[uUlL]*|'\\0')$/;

/**
 * Whether the last entry of a table holds anything that is not zero.
 * @param initialiser from `{` on, macros unexpanded
 * @param isArray else it is of one entry
 * @param length of the array, where it is said: what is not written is a sentinel
 * @returns the entry's tokens if so; undefined where it is a sentinel, and where that cannot be told
 */
export function filledLastEntry(
  initialiser: readonly Token[],
  isArray: boolean,
  length = 0,
): readonly Token[] | undefined {
  // What may not be there decides nothing.
  if (!isGroup(initialiser) || initialiser.some(({ possible }) => possible !== undefined)) return undefined;
  const entries = isArray ? elementsOf(initialiser.slice(1, -1)) : [initialiser];
  // Where an index is said, the last is not the last.
  const isPlain = entries.every(([first]) => first?.text === '{' || first?.kind === Kind.Identifier);
  const last = entries.length < length ? undefined : entries.at(-1);
  return isPlain && last && isGroup(last) && elementsOf(last.slice(1, -1)).some(isFilled) ? last : undefined;
}

/** Whether tokens are one pair of braces and what is in it. */
function isGroup(tokens: readonly Token[]): boolean {
  return tokens[0]?.text === '{' && tokens.at(-1)!.text === '}';
}

/** What commas part, outside of brackets; a trailing comma makes no element. */
function elementsOf(tokens: readonly Token[]): (readonly Token[])[] {
  const elements = splitAtCommas(tokens);
  if (elements.at(-1)!.length === 0) elements.pop();
  return elements;
}

/** Whether one field of an entry is definitely not zero: `.id = 5`, `"name"`, `PCI_DEVICE(1, 2)`. */
function isFilled(field: readonly Token[]): boolean {
  const assigned = field.findIndex(({ text }) => text === '=');
  const value = field.slice(assigned + 1);
  const [first] = value;
  if (!first) return false;
  if (value.length === 1 && first.kind === Kind.String) return stringValue(first) !== '';
  if (value.length === 1 && first.kind === Kind.Number) return !ZEROS.test(first.text);
  if (value.length === 1 && WILDCARD.test(first.text)) return true;
  if (value[1]?.text === '(' && FILLING.test(first.text)) return true;
  return isGroup(value) && elementsOf(value.slice(1, -1)).some(isFilled);
}
