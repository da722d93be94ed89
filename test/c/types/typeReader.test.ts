import { spelling, typeOf } from './types';

test.each([
  ['long unsigned int', 'unsigned long'],
  ['int long unsigned long', 'unsigned long long'],
  ['signed', 'int'],
  ['unsigned', 'unsigned int'],
  ['short int', 'short'],
  ['signed char', 'signed char'],
  ['char', 'char'],
  ['long double', 'long double'],
  ['unsigned __int128', 'unsigned __int128'],
  ['_Bool', '_Bool'],
  ['int const', 'const int'],
  ['volatile const char', 'const volatile char'],
  ['struct a', 'struct a'],
  ['union a', 'union a'],
  ['enum a', 'enum a'],
  ['struct a { int b; }', 'struct a'],
  ['const struct a', 'const struct a'],
  ['T', 'T'],
])('%s is %s', (specifiers, type) => {
  expect(spelling(`extern ${specifiers} x;`)).toBe(type);
});

test.each([
  ['an expression', 'extern typeof(jiffies) x;'],
  ['a type that an attribute changes', 'extern int x __attribute__((mode(SI)));'],
])('%s is unknown', (_, text) => {
  expect(typeOf(text)).toEqual({ kind: 'unknown' });
});
