import { binary, literalValue, unary } from '../../../src/c/lex/constant';
import { stringValue } from '../../../src/c/lex/literals';
import { lexed } from '../facts';

const tokenOf = (text: string) => lexed(text).parts[0]!.tokens[0]!;

test.each([
  ['10', 10],
  ['010', 8],
  ['0x1FuLL', 31],
  ['0b101', 5],
  ['0', 0],
  ["'a'", 97],
  [String.raw`'\n'`, 10],
  [String.raw`'\\'`, 92],
  ['1.5', undefined],
  ["'constructor'", undefined],
  ["'", undefined],
  ['9'.repeat(400), undefined],
  [`0${'7'.repeat(400)}`, undefined],
])('the value of %s is %s', (text, value) => {
  expect(literalValue(tokenOf(text))).toBe(value);
});

test.each([
  ['&&', 0, undefined, 0],
  ['&&', undefined, 0, 0],
  ['&&', undefined, 1, undefined],
  ['&&', 2, 3, 1],
  ['||', 5, undefined, 1],
  ['||', undefined, 5, 1],
  ['||', 0, undefined, undefined],
  ['+', 1, undefined, undefined],
  ['/', 7, 2, 3],
  ['/', -7, 2, -3],
  ['/', 7, 0, undefined],
  ['%', 7, 0, undefined],
  ['<<', 1, 40, 2 ** 40],
  ['<<', 1, -1, undefined],
  ['>>', 256, 4, 16],
  ['&', 2 ** 40 + 3, 6, 2],
  ['|', 2 ** 40, 1, 2 ** 40 + 1],
  ['^', 5, 1, 4],
  ['<=', 3, 3, 1],
  ['!=', 3, 3, 0],
])('binary %s of %s and %s is %s', (operator, left, right, value) => {
  expect(binary(operator, left, right)).toBe(value);
});

test.each([
  ['!', 0, 1],
  ['!', 7, 0],
  ['-', 7, -7],
  ['~', 0, -1],
  ['+', 7, 7],
  ['!', undefined, undefined],
])('unary %s of %s is %s', (operator, operand, value) => {
  expect(unary(operator, operand)).toBe(value);
});

test.each([
  [String.raw`"a\"b\\"`, 'a"b\\'],
  [String.raw`"\x41\102\n"`, 'AB\n'],
  ['L"wide"', 'wide'],
  ['"open', 'open'],
])('the string %s stands for %j', (text, value) => {
  const token = lexed(text).parts[0]!.tokens.at(-1)!;
  expect(stringValue(token)).toBe(value);
});
