import { lackOf } from '../../../src/model/gaps';
import { factsOf, referencesIn, type Setting } from '../facts';

const symbolsIn = (text: string, setting: Setting = {}): string[] =>
  factsOf(text, setting).definitions.map(({ symbol }) => symbol);

test.each([
  ['beside the file', '#include "a.h"', { 'd/a.h': 'int a;' }, ['a']],
  ['from a sub-directory', '#include "sub/a.h"', { 'd/sub/a.h': '#include "b.h"', 'd/sub/b.h': 'int b;' }, ['b']],
  ['with ..', '#include "../a.h"', { 'a.h': 'int a;' }, ['a']],
  ['another source', '#include "x.c"\nint a;', { 'd/x.c': 'int x;' }, ['x', 'a']],
  ['what a macro names', '#define FILE "a.h"\n#include FILE', { 'd/a.h': 'int a;' }, ['a']],
  [
    'what a macro makes a string of',
    '#define FILE sub/a.h\n#define S(x) S2(x)\n#define S2(x) #x\n#include S(FILE)',
    { 'd/sub/a.h': 'int a;' },
    ['a'],
  ],
  [
    'once with a guard',
    '#include "a.h"\n#include "a.h"',
    { 'd/a.h': '#ifndef A\n#define A\nint a;\n#else\nint again;\n#endif' },
    ['a', 'again'],
  ],
  [
    'once with #pragma once',
    '#include "a.h"\n#include "a.h"',
    { 'd/a.h': '#pragma once\n#ifdef B\nint again;\n#endif\n#define B\nint a;' },
    ['a'],
  ],
  [
    'again each time',
    '#define N a\n#include "a.h"\n#undef N\n#define N b\n#include "a.h"',
    { 'd/a.h': 'int N;' },
    ['a', 'b'],
  ],
  ['not where it is left out', '#if 0\n#include "a.h"\n#endif\nint m;', { 'd/a.h': 'int a;' }, ['m']],
])('#include reads %s', (_, text, files, symbols) => {
  expect(symbolsIn(text, { source: 'd/m.c', files })).toEqual(symbols);
});

test('an include path is searched in order, for quotes behind the own directory', () => {
  const files = { 'm/a.h': 'int own;', 'i/a.h': 'int first;', 'j/a.h': 'int second;', 'j/b.h': 'int b;' };
  const flags = ['i', 'j'].map((path) => ({ kind: 'includeDirectory', path }) as const);
  const setting = { source: 'm/m.c', files, flags };
  expect(symbolsIn('#include "a.h"\n#include "b.h"', setting)).toEqual(['own', 'b']);
  expect(symbolsIn('#include <a.h>', setting)).toEqual(['first']);
});

test('the kernel comes before -I, and what NOSTDINC_FLAGS and -iquote say before the kernel', () => {
  const kernel = { headers: new Set(['linux/a.h', 'linux/b.h', 'linux/c.h', 'linux/n.h']) };
  const files = {
    'last/linux/a.h': 'int last_a;',
    'last/linux/own.h': 'int own;',
    'm/linux/b.h': 'int beside_b;',
    'quotes/linux/a.h': 'int quotes_a;',
    'first/linux/c.h': 'int first_c;',
    'first/linux/n.h': '#include_next <linux/n.h>\nint first_n;',
    'last/linux/n.h': 'int last_n;',
    'last/linux/e.h': '#include_next <linux/e.h>\nint last_e;',
  };
  const flags = [
    { kind: 'includeDirectory', path: 'quotes', search: 'quotes' },
    { kind: 'includeDirectory', path: 'first', search: 'first' },
    { kind: 'includeDirectory', path: 'last' },
  ] as const;
  const setting = { source: 'm/m.c', files, flags, kernel };
  expect(symbolsIn('#include <linux/a.h>\n#include <linux/own.h>', setting)).toEqual(['own']);
  expect(symbolsIn('#include "linux/a.h"', setting)).toEqual(['quotes_a']);
  expect(symbolsIn('#include "linux/b.h"', setting)).toEqual(['beside_b']);
  expect(symbolsIn('#include <linux/b.h>', setting)).toEqual([]);
  expect(symbolsIn('#include <linux/c.h>', setting)).toEqual(['first_c']);
  expect(symbolsIn('#include <linux/n.h>', setting)).toEqual(['first_n']);
  expect(factsOf('#include <linux/e.h>', setting).incomplete).toEqual([
    { kind: 'header', header: 'linux/e.h', includedBy: 'last/linux/e.h', lacks: 'includePath' },
  ]);
});

test('-include comes before the first line', () => {
  const setting: Setting = {
    files: { 'config.h': '#define NAME a' },
    flags: [{ kind: 'includeFile', path: 'config.h' }],
  };
  expect(symbolsIn('int NAME;', setting)).toEqual(['a']);
});

test('a header that defines macros by its own re-inclusion works, as define_trace.h does', () => {
  const trace =
    [
      '#undef SYSTEM',
      '#define SYSTEM probe',
      '#if !defined(TRACE_H) || defined(TRACE_HEADER_MULTI_READ)',
      '#define TRACE_H',
      'PROBE(one)',
      '#endif',
      '#include "define_trace.h"',
    ].join('\n');
  const define =
    [
      '#ifdef CREATE',
      '#undef CREATE',
      '#define TRACE_HEADER_MULTI_READ',
      '#undef PROBE',
      '#define PROBE(n) int SYSTEM_##n(void) { return n; }',
      '#include "trace.h"',
      '#endif',
    ].join('\n');
  const text = '#define PROBE(n) extern int n;\n#define CREATE\n#include "trace.h"';
  const facts = factsOf(text, { files: { 'trace.h': trace, 'define_trace.h': define } });
  expect(facts.definitions.map(({ symbol }) => symbol)).toEqual(['SYSTEM_one']);
  expect(facts.references.map(({ symbol }) => symbol)).toEqual(['one']);
});

test.each([
  ["a missing file of the driver's", '#include "absent.h"', ['absent.h']],
  ['a missing file in brackets', '#include <absent.h>', ['absent.h']],
  ["the kernel's headers", '#include <linux/module.h>\n#include "asm/io.h"', []],
  ['a missing file where it is left out', '#if 0\n#include "absent.h"\n#endif', []],
  ['an include of nothing', '#include', ['an include without a name']],
])('the module is incomplete by %s', (_, text, incomplete) => {
  expect(factsOf(text).incomplete).toEqual(
    (incomplete as string[]).map((header) => expect.objectContaining({ kind: 'header', header, includedBy: 'm.c' })),
  );
});

test.each([
  ['headers', 'sub/m.c', '#include "absent.h"', 'headers'],
  ['a header that is above', 'sub/m.c', '#include "a.h"', 'includePath'],
  ['a header that is above, by a path', 'sub/m.c', '#include "sub/b.h"', 'includePath'],
  ['a header in an include directory above', 'sub/m.c', '#include <c.h>', 'includePath'],
  ['one header of both kinds', 'sub/m.c', '#include "a.h"\n#include "absent.h"', 'includePath'],
  ['what is no header', 'sub/m.c', '#include "table.inc"', 'objects'],
  ['nothing', 'sub/m.c', '#include "b.h"', undefined],
])('a source lacks %s', (_, source, text, lacks) => {
  const { incomplete } = factsOf(text, { source, files: { 'a.h': '', 'sub/b.h': '', 'include/c.h': '' } });
  expect(lackOf(incomplete)).toBe(lacks);
});

test.each([
  [
    'behind it, directives too',
    '#include "absent.h"\n#ifdef A\nint f;\n#define B g("s")\n#endif\nint h;',
    ['int', 'f', 'B', 'g', 's'],
  ],
  ['in front of it: it decides none of that', '#ifdef A\nint f;\n#endif\n#include "absent.h"', []],
  ['where no header is missing', '#ifdef A\nint f;\n#endif', []],
])('the names in what conditions leave out are kept %s', (_, text, leftOut) => {
  expect(factsOf(text).leftOut).toEqual(leftOut);
});

test('the files read are listed once, the source first', () => {
  const files = { 'a.h': '#include "b.h"', 'b.h': 'int b;' };
  expect(factsOf('#include "b.h"\n#include "a.h"\n#include "b.h"', { files }).files).toEqual(['m.c', 'b.h', 'a.h']);
});

test('includes in a circle end, with the line where they turn', () => {
  const { problems } = factsOf('#include "a.h"\nint m;', {
    files: { 'a.h': '\n#include "b.h"', 'b.h': '#include "a.h"' },
  });
  expect(problems).toEqual([
    {
      message: 'includes nest too deeply',
      file: expect.stringMatching(/^[ab]\.h$/) as string,
      line: expect.any(Number) as number,
    },
  ]);
});

test('#pragma weak makes a reference weak', () => {
  const { references } = factsOf('#pragma weak g\nint f(void) { return g() + h(); }');
  expect(references).toMatchObject([
    { symbol: 'g', weak: true },
    { symbol: 'h', weak: false },
  ]);
});

test('an included source of a function refers as the including one does', () => {
  const files = { 'x.c': 'static int helper(void) { return target(); }' };
  expect(referencesIn('#include "x.c"\nint f(void) { return helper(); }', { files })).toEqual(['target']);
  expect(referencesIn('#include "x.c"\nint f(void) { return 0; }', { files })).toEqual([]);
});
