import { matchesGlob, stem, substitute } from '../../src/kbuild/pattern';

test.each([
  ['%.o', 'a.o', 'a'],
  ['lib%.a', 'libx.a', 'x'],
  ['a.o', 'a.o', ''],
  ['%.o', 'a.c', undefined],
  ['ab%ba', 'aba', undefined],
])('the stem of %s in %s', (pattern, word, expected) => expect(stem(pattern, word)).toBe(expected));

test('a replacement without % replaces the word, and $ in it is text', () => {
  expect(substitute('%.c', 'x', 'a.c')).toBe('x');
  expect(substitute('%.c', '$&%', 'a.c')).toBe('$&a');
});

test.each([
  ['*.c', 'a.c', true],
  ['*.c', 'a.h', false],
  ['a?c', 'abc', true],
  ['[a-c]x', 'bx', true],
  ['[!a-c]x', 'bx', false],
  ['[', '[', true],
  ['*a*b', 'xaybzb', true],
  ['*', '', true],
  ['?', 'é', true],
])('whether %s matches %s', (pattern, name, expected) => expect(matchesGlob(pattern, name)).toBe(expected));

test('a pattern of many stars is matched in time', () => {
  expect(matchesGlob('*a'.repeat(50), 'a'.repeat(200) + 'b')).toBe(false);
});
