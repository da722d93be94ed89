import { filledLastEntry } from '../../../src/c/object/deviceEntry';
import { lex } from '../../../src/c/lex/lex';

const last = (text: string, isArray = true): string | undefined =>
  filledLastEntry(
    lex('m.c', text).parts.flatMap((part) => part.tokens),
    isArray,
  )
    ?.map((token) => token.text)
    .join(' ');

test.each([
  ['a device', '{ { }, { PCI_DEVICE(1, 2) } }', '{ PCI_DEVICE ( 1 , 2 ) }'],
  ['a device and a comma', '{ { PCI_DEVICE(1, 2), .driver_data = 0, }, }', '{ PCI_DEVICE ( 1 , 2 ) , . driver_data = 0 , }'],
  ['a name', '{ { .compatible = "a" } }', '{ . compatible = "a" }'],
  ['a number', '{ { 0, 0x10 } }', '{ 0 , 0x10 }'],
  ['a number within', '{ { .id = { 0, 1 } } }', '{ . id = { 0 , 1 } }'],
  ['a wildcard', '{ { .vendor = PCI_ANY_ID } }', '{ . vendor = PCI_ANY_ID }'],
  ['one behind a macro that makes entries', '{ ENTRIES, { 1 } }', '{ 1 }'],
])('the last entry is %s', (_, text, entry) => expect(last(text)).toBe(entry));

test.each([
  ['empty', '{ { 1 }, { } }'],
  ['zero', '{ { 1 }, { 0, } }'],
  ['zeros of all sorts', "{ { 1 }, { 0x0, NULL, 0UL, \"\", { 0 }, '\\0', .x = false } }"],
  ["a macro's", '{ { 1 }, END }'],
  ['closed by a macro', '{ { 1 } END }'],
  ['of what only the compiler knows', '{ { .vendor = VENDOR, .device = sizeof(x), F(1) } }'],
  ['behind an index', '{ [1] = { 0 }, [0] = { 1 } }'],
  ['not there', '{ }'],
  ['not closed', '{ { 1 }'],
  ['no table', '1'],
])('nothing is said of a last entry that is %s', (_, text) => expect(last(text)).toBeUndefined());

test('a table that is none is its own last entry', () => {
  expect(last('{ USB_DEVICE(1, 2) }', false)).toBe('{ USB_DEVICE ( 1 , 2 ) }');
  expect(last('{ 0 }', false)).toBeUndefined();
});
