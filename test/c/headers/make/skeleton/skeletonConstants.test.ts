import { entry, macro, reduced } from './skeletons';

test.each([
  ['a number', ' 0x10UL', ' 16'],
  ['an expression', ' ((1 << 4) | OTHER)', ' 19'],
  ['a size that only the compiler knows', ' (4 * sizeof(struct inode))', ' sizeof _'],
])('that stands for %s the value is kept', (_, before, after) => {
  const made = reduced(entry('m', 'M', before), entry('m', 'OTHER', ' 3'));
  expect([made.text, made.line]).toEqual([after, 0]);
});

const OTHERS = [entry('m', 'OTHER', ' 3'), entry('m', 'TWICE', '(a) ((a) * 2)'), entry('c', 'ENUM', '5')];

test.each([
  ['another macro', ' OTHER', ' 3'],
  ['a macro with arguments', ' TWICE(OTHER)', ' 6'],
  ['an enumerator', ' (ENUM + 1)', ' 6'],
  ['a choice', ' (1 ? 4 : 5)', ' 4'],
  ['bits', ' (~0 & 0xff)', ' 255'],
])('%s is worked out', (_, text, value) => {
  expect(macro(text, ...OTHERS)).toBe(value);
});

test.each([
  ['a name that nothing defines', ' (unknown + 1)'],
  ['a call', ' g(1)'],
  ['a string', ' "text"'],
  ['half an expression', ' 1 +'],
  ['a macro that two headers define', ' AGAIN'],
])('%s is no constant', (_, text) => {
  expect(macro(text, entry('m', 'AGAIN', ' 1'), entry('m', 'AGAIN', ' 2'))).not.toMatch(/^ \d+$/);
});
