import { readHeaders } from '../../../../src/c/headers/make/readHeaders';
import type { HeaderEntry } from '../../../../src/c/headers/entry';
import type { HeaderFiles } from '../../../../src/model';
import { predefinedMacros } from '../../../../src/c/preprocess/predefined';
import { makeKernel } from '../../../kernel/kernel';
import { usesIn } from '../../headers';

/** What each header says, a line for each entry. */
function read(texts: Record<string, string>, config: readonly string[] = []): Map<string, string[]> {
  const names = Object.keys(texts);
  const files: HeaderFiles = { names: names.map((name) => [name]), text: (header) => texts[names[header]!]! };
  const kernel = makeKernel({ config: new Map(config.map((option) => [option, 'y'])) });
  const headers = readHeaders(files, predefinedMacros(kernel), 8);
  return new Map(names.map((name, header) => [name, headers[header]!.entries.map(spelt)]));
}

const spelt = ({ kind, name, text }: HeaderEntry): string =>
  `${kind} ${name} ${text}`.replace(/ +/g, ' ').replace(' (', '(').trim();

const entries = (text: string, config?: readonly string[]): string[] =>
  read({ 'linux/x.h': text }, config).get('linux/x.h')!;

test.each([
  ['a macro', '#define M', ['m M']],
  ['a macro with parameters', '#define M(a, b) a  +b', ['m M(a,b) a +b']],
  ['a macro of any number', '#define M(a, ...) f(a, ##__VA_ARGS__)', ['m M(a,...) f(a, ##__VA_ARGS__)']],
  ["a macro of any number in GNU's way", '#define M(a, rest...) f(rest)', ['m M(a,rest...) f(rest)']],
  ['a macro that is undefined', '#define M 1\n#undef M', ['m M 1', 'u M']],
  ['a fallback', 'int v;\n#ifndef M\n#define M 1\n#endif', ['g M 1', 'd v']],
  ['an inline function', 'static inline int f(struct s *a, int (*b)(int), char c[2]) { return 1; }', ['f f(a,b,c) return 1;']],
  ['an inline function without static', 'extern inline void f(void) { g(); }', ['f f() g();']],
  ['functions that are defined elsewhere', 'int f(void), *g(int);', ['d f', 'd g']],
  ['variables that are', 'extern int a, b[2];', ['d a', 'd b']],
  ['nothing of a register', 'register long sp asm("rsp");', []],
  ['a name for the linker', 'int f(void) __asm__("g");', ['d f g']],
  ['what no one may call', 'void f(void) __attribute__((error("x")));', ['x f']],
  ['a static variable', 'static int (*p)(void) = g;', ['v p g']],
  ['enumerators', 'enum e { A, B = 5, C, D = sizeof(int) };', ['c A 0', 'c B 5', 'c C 6', 'c D']],
  ['nothing of a type', 'struct s { int a; };\ntypedef int t;', []],
  ['nothing of a static prototype', 'static inline int f(void);', []],
  ['what is configured', '#ifdef CONFIG_A\nint a(void);\n#else\nint b(void);\n#endif', ['d a']],
])('a header gives %s', (_, text, expected) => {
  expect(entries(text, ['CONFIG_A'])).toEqual(expected);
});

test('the guard of a header is a macro, which drivers ask for', () => {
  expect(entries('#ifndef _X_H\n#define _X_H\nint f(void);\n#endif')).toEqual(['g _X_H', 'd f']);
});

test('what a header sees is what it includes', () => {
  const texts = {
    'linux/a.h': '#ifdef M\nint with(void);\n#else\nint without(void);\n#endif',
    'linux/b.h': '#define M',
    'linux/c.h': '#include <linux/b.h>\n#ifdef M\nint with(void);\n#endif',
  };
  expect(read(texts).get('linux/a.h')).toEqual(['d without']);
  expect(read(texts).get('linux/c.h')).toEqual(['d with']);
});

test.each([
  ['beside it', 'stages/x.h', 'linux/stages/x.h'],
  ['from the top', 'linux/stages/x.h', 'linux/stages/x.h'],
])('a header includes another one %s', (_, name, path) => {
  const headers = { 'linux/a.h': `#include "${name}"`, [path]: '#define M() g()' };
  expect(usesIn('#include <linux/a.h>\nint f(void) { M(); }', { headers })).toEqual(['g < M()']);
});

test('a header includes another one by a macro', () => {
  const headers = { 'linux/a.h': '#define NEXT <linux/b.h>\n#include NEXT', 'linux/b.h': '#define M() g()' };
  expect(usesIn('#include <linux/a.h>\nint f(void) { M(); }', { headers })).toEqual(['g < M()']);
});

test('headers without guards that include each other come to an end', () => {
  const cycle = { 'linux/a.h': '#include <linux/b.h>\n#define M() g()', 'linux/b.h': '#include <linux/a.h>' };
  const headers = { ...cycle, 'linux/c.h': '#include <linux/a.h>\n#include <linux/b.h>' };
  expect(usesIn('#include <linux/c.h>\nint f(void) { M(); }', { headers })).toEqual(['g < M()']);
});

test('headers without guards that include each other twice come to an end', () => {
  const twice = (index: number): string => `#include <linux/${index + 1}.h>\n#include <linux/${index + 1}.h>`;
  const chain = Array.from({ length: 60 }, (_, index) => [`linux/${index}.h`, twice(index)] as const);
  const headers = { ...Object.fromEntries(chain), 'linux/60.h': '#define M() g()' };
  expect(usesIn('#include <linux/0.h>\nint f(void) { M(); }', { headers })).toEqual(['g < M()']);
});

test('headers that include each other are read once each', () => {
  const headers = {
    'linux/a.h': '#include <linux/b.h>\n#define A() B()',
    'linux/b.h': '#include <linux/a.h>\n#define B() g()\nstatic inline void b(void) { A(); }',
  };
  const text = 'int f(void) { A(); b(); }';
  expect(usesIn(`#include <linux/b.h>\n${text}`, { headers })).toEqual(['g < A() < B()']);
  expect(usesIn(`#include <linux/a.h>\n${text}`, { headers })).toEqual(['g < A() < B()']);
});

test.each([
  ['an open bracket', 'int broken(int a[ { ('],
  ['an open comment', '/* no end'],
  ['an open string', 'char *broken = "no end'],
  ['an open conditional', '#if 1\n#ifdef X'],
  ['too many ends', '#endif\n#else\n} } )'],
  ['bytes that are no text', '\0\u0001\ufffd #define'],
  ['a broken definition', '#define\n#define (\n#define M(a,\n#undef'],
])('a header with %s leaves the others as they are', (_, broken) => {
  const headers = { 'linux/a.h': broken, 'linux/b.h': '#define M() g()\nstatic inline void b(void) { h(); }' };
  const text = '#include <linux/a.h>\n#include <linux/b.h>\nint f(void) { M(); b(); }';
  expect(usesIn(text, { headers })).toEqual(['g < M()', 'h < b()']);
});
