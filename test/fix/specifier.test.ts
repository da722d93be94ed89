import { changed, spanOf } from './drafts';

const dropped = (text: string, word: 'static' | 'inline', symbol: string, nth = 1): string | undefined =>
  changed(text, [{ kind: 'dropSpecifier', definition: spanOf(text, symbol, nth), word }]);

test.each([
  ['a function', 'static int f(void)\n{\n\tstatic int g;\n}\n', 'int f(void)\n{\n\tstatic int g;\n}\n', 1],
  ['its prototype too', 'static int f(int a);\nstatic int g(void);\nstatic int f(int a)\n{ }\n', 'int f(int a);\nstatic int g(void);\nint f(int a)\n{ }\n', 2],
  ['a variable', 'static const int f[2] = { 1 };\nstatic int *g = &f;\n', 'const int f[2] = { 1 };\nstatic int *g = &f;\n', 1],
  ['on a line of its own', 'static\nint f(void) { }\n', 'int f(void) { }\n', 1],
])('static goes from %s', (_, text, now, nth) => {
  expect(dropped(text, 'static', 'f', nth)).toBe(now);
});

test('inline goes in each of its spellings', () => {
  expect(dropped('__inline__ int f(void) { }', 'inline', 'f')).toBe('int f(void) { }');
});

test.each([
  ['a macro defines it', 'static DEFINE_MUTEX(f);\n', 1],
  ['others are declared with it', 'static int f, g;\n', 1],
  ['it is not there', 'int f(void) { }\n', 1],
])('nothing is done where %s', (_, text, nth) => {
  expect(dropped(text, 'static', 'f', nth)).toBeUndefined();
});
