import { joined, tokensOf } from '../../../../../src/c/headers/make/skeleton/entryTokens';

const wordsOf = (text: string): string[] => tokensOf(text).map((token) => token.text);

test('a # is no directive, wherever it is', () => {
  expect(wordsOf('#name ##x')).toEqual(['#', 'name', '##', 'x']);
});

test.each([
  [['return', 'x', ';'], 'return x;'],
  [['a', '+', '+', 'b'], 'a+ +b'],
  [['a', '&&', '&', 'b'], 'a&& &b'],
  [['1', '.', 'x'], '1 .x'],
  [['"s"', 'x', '"t"'], '"s"x "t"'],
  [['f', '(', ')'], 'f()'],
])('%j is %s, with blanks only where two words would be one', (words, text) => {
  expect(joined(words)).toBe(text);
  expect(wordsOf(text)).toEqual(words);
});
