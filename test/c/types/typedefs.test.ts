import { typeOf } from './types';

const INT = { kind: 'arithmetic', name: 'int' };
const meaningOf = (typedefs: string): unknown => typeOf(`${typedefs}\nextern T x;`);

test.each([
  ['a plain one', 'typedef int T;', INT],
  ['the second of two', 'typedef char *U, T;', { kind: 'arithmetic', name: 'char' }],
  ['a pointer', 'typedef int *T;', { kind: 'pointer', to: INT }],
  ['a function pointer', 'typedef int (*T)(void);', { kind: 'pointer', to: { kind: 'function', returns: INT, parameters: [], isVariadic: false } }],
  ['an array', 'typedef int T[2];', { kind: 'array', of: INT, length: 2 }],
  ['another one, before it is defined', 'typedef U T;\ntypedef int U;', { kind: 'typedef', name: 'U', means: INT }],
  ['a type of the kernel', 'typedef u32 T;', { kind: 'typedef', name: 'u32', means: { kind: 'arithmetic', name: 'unsigned int' } }],
])('a typedef stands for %s', (_, typedefs, means) => {
  expect(meaningOf(typedefs)).toEqual({ kind: 'typedef', name: 'T', means });
});

test.each([
  ['nothing defines', ''],
  ['is defined twice', 'typedef int T;\ntypedef long T;'],
  ['a condition that is unknown defines', '#ifdef UNDECIDED\ntypedef int T;\n#endif'],
])('what a typedef stands for is unknown that %s', (_, typedefs) => {
  expect(meaningOf(typedefs)).toEqual({ kind: 'typedef', name: 'T' });
});

test('a typedef of itself ends', () => {
  expect(meaningOf('typedef T T;')).toEqual({ kind: 'typedef', name: 'T', means: { kind: 'typedef', name: 'T' } });
});
