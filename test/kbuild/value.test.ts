import { asPossible, equal, known, literal, nonEmpty, spanOf, unknown, words } from '../../src/kbuild/value';

const at = (start: number, end: number): { file: string; start: number; end: number } => ({
  file: 'Kbuild',
  start,
  end,
});

test('words keep the places of their text', () => {
  const found = words([...literal('a.o  b', at(10, 16)), ...literal('.o', at(16, 18))]);
  expect(found.map((word) => [known(word), spanOf(word)])).toEqual([
    ['a.o', at(10, 13)],
    ['b.o', at(15, 18)],
  ]);
});

test('an unknown part belongs to the word that it touches', () => {
  expect(words([...literal('a-'), ...unknown('why'), ...literal('.o b')])).toHaveLength(2);
});

test('a value with unknown or possible parts has no known text', () => {
  expect(known([...literal('a'), ...unknown('why')])).toBeUndefined();
  expect(known(asPossible(literal('a')))).toBeUndefined();
});

test.each([
  ['text', literal('x'), 'yes'],
  ['blanks', literal('  '), 'no'],
  ['what is possible', asPossible(literal('x')), 'maybe'],
  ['what is unknown', unknown('why'), 'maybe'],
  ['text beside what is unknown', [...unknown('why'), ...literal('x')], 'yes'],
])('whether there is anything in %s', (_, value, expected) => expect(nonEmpty(value)).toBe(expected));

test.each([
  ['equal texts', literal('x'), literal('x'), 'yes'],
  ['other texts', literal('x'), literal('y'), 'no'],
  ['an unknown one', unknown('why'), literal('y'), 'maybe'],
  ['one that definitely holds other text', [...unknown('why'), ...literal('x')], literal('y'), 'no'],
])('whether values are equal: %s', (_, left, right, expected) => expect(equal(left, right)).toBe(expected));
