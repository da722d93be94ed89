import { AT_RUNTIME, CONSTANT, FROM_MEMORY, known, LITERAL, type KnownValue } from '../../../src/c/body/knownValue';
import { operation } from '../../../src/c/body/operators';

const SIZE: KnownValue = { ...CONSTANT, isNonZero: true };
const OBJECT_SIZE: KnownValue = { ...CONSTANT, isObjectSize: true };
const BYTE: KnownValue = { ...AT_RUNTIME, most: 255 };

test.each([
  ['of numbers', known(2), '+', known(3), known(5)],
  ['0 and what is in memory', known(0), '&&', FROM_MEMORY, known(0)],
  ['what is in memory, and 0', FROM_MEMORY, '&&', known(0), known(0)],
  ['a size and a size', SIZE, '&&', SIZE, known(1)],
  ['a size that is larger than types are', SIZE, '>', known(8192), known(0)],
  ['a byte that is too large', BYTE, '>', known(255), known(0)],
  ['a byte that is not', BYTE, '<=', known(256), known(1)],
  ['a size that an object has room for', OBJECT_SIZE, '<', SIZE, known(0)],
])('%s: known', (_, left, operator, right, value) => {
  expect(operation(operator, left, right, false)).toEqual(value);
});

test.each([
  ['a size and a size', SIZE, '+', SIZE, SIZE],
  ['a size less a size', SIZE, '-', SIZE, CONSTANT],
  ['a size and a number', SIZE, '>', known(16), CONSTANT],
  ['literals', LITERAL, '+', known(1), LITERAL],
  ['a size and what is in memory', SIZE, '+', FROM_MEMORY, FROM_MEMORY],
  ['a size that is larger, with what is in memory', FROM_MEMORY, '>', known(8192), FROM_MEMORY],
  ['what is added to a byte', AT_RUNTIME, '+', BYTE, AT_RUNTIME],
])('%s: of that kind', (_, left, operator, right, value) => {
  expect(operation(operator, left, right, false)).toEqual(value);
});

test('what depends on a parameter keeps doing so, known or not', () => {
  expect(operation('+', known(1, true), known(2), false)).toEqual(known(3, true));
  expect(operation('+', { ...AT_RUNTIME, isParameter: true }, FROM_MEMORY, false)).toMatchObject({ isParameter: true });
});

test('what one side decides does not depend on the other', () => {
  expect(operation('&&', { ...AT_RUNTIME, isParameter: true }, known(0), false)).toEqual(known(0));
  expect(operation('||', known(1, true), FROM_MEMORY, false)).toEqual(known(1, true));
});

test('a constant may decide what a logical operator results in', () => {
  expect(operation('&&', CONSTANT, AT_RUNTIME, true)).toMatchObject({ kind: 'runtime', isDoubtful: true });
});

test('what is likely stays so behind more conditions', () => {
  const unlikely: KnownValue = { ...AT_RUNTIME, likely: 0 };
  expect(operation('&&', unlikely, AT_RUNTIME, false)).toMatchObject({ likely: 0 });
});
