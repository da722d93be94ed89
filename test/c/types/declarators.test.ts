import { spelling } from './types';

test.each([
  ['extern int *x;', 'int *'],
  ['extern int x[4];', 'int [4]'],
  ['extern int x[];', 'int []'],
  ['extern int x[0x10][2];', 'int [16][2]'],
  ['extern int *x[4];', 'int *[4]'],
  ['extern int (*x)[4];', 'int (*)[4]'],
  ['extern int *const x;', 'int *const'],
  ['extern char **volatile x;', 'char **volatile'],
  ['int x(void);', 'int (void)'],
  ['int x();', 'int ()'],
  ['int x(int a, char *b, ...);', 'int (int, char *, ...)'],
  ['int (*x(int a))(char b);', 'int (*(int))(char)'],
  ['extern int (*x)(void);', 'int (*)(void)'],
  ['extern int (*x[2])(int (*done)(void));', 'int (*[2])(int (*)(void))'],
  ['extern int (x);', 'int'],
  ['extern int *y, x, z[2];', 'int'],
  ['extern int y[2], *x;', 'int *'],
])('%s declares %s', (text, type) => {
  expect(spelling(text)).toBe(type);
});

test.each([
  ['an array is the address of its first element', 'int x(int a[4], int b[2][3]);', 'int (int *, int (*)[3])'],
  ['a function is its address', 'int x(int done(char a));', 'int (int (*)(char))'],
  ['a name may be absent', 'int x(int, char *, int (*)(void), int [4]);', 'int (int, char *, int (*)(void), int *)'],
  ['void alone is no parameter, also by a typedef', 'typedef void nothing;\nint x(nothing);', 'int (void)'],
])('of a parameter, %s', (_, text, type) => {
  expect(spelling(text)).toBe(type);
});

test.each([
  ['brackets deeper than anyone writes', `extern int ${'('.repeat(60)}*x${')'.repeat(60)};`],
])('a declarator with %s is of unknown type', (_, text) => {
  expect(spelling(text)).toBe('…');
});

test.each([
  ['extern int x[4 + 1];', 'int [5]'],
  ['enum { N = 3 };\nextern int x[2 * N];', 'int [6]'],
  ['extern int x[sizeof(long)];', 'int [8]'],
  ['extern int x[n()];', 'int []'],
])('the length of an array is that of a constant expression: %s', (text, type) => {
  expect(spelling(text)).toBe(type);
});
