import type { Kernel } from '../../../src/model';
import { definitionsIn, factsOf, referencesIn, UNDECIDED, type Setting } from '../facts';
import { kernelWith } from '../headers';

const kernel: Partial<Kernel> = {
  version: { major: 6, minor: 1, patch: 300 },
  config: new Map([
    ['CONFIG_BUILTIN', 'y'],
    ['CONFIG_LOADABLE', 'm'],
    ['CONFIG_HZ', '250'],
    ['CONFIG_NAME', 'text'],
  ]),
  predefines: new Map([
    ['__GNUC__', '12'],
    ['__x86_64__', '1'],
  ]),
};

/** Whether what an `#if` encloses is compiled: yes, no, or maybe. */
function isCompiled(condition: string, before = '', setting: Setting = {}): string {
  const [symbol = 'no'] = definitionsIn(`${before}\n#if ${condition}\nint x;\n#endif\n`, { kernel, ...setting });
  return symbol === 'no' ? 'no' : symbol.endsWith('?') ? 'maybe' : 'yes';
}

test.each([
  ['1', 'yes'],
  ['0', 'no'],
  ['2 - 1 - 1', 'no'],
  ['1 ? 0 : 1', 'no'],
  ['(1 + 2) * 3 == 9 && !0', 'yes'],
  ['0x10 == 16 && 010 == 8', 'yes'],
  ["'a' == 97", 'yes'],
  ['-1 < 0 && ~0 == -1', 'yes'],
  ['never_heard_of', 'no'],
  ['LINUX_VERSION_CODE >= KERNEL_VERSION(6, 1, 0)', 'yes'],
  ['LINUX_VERSION_CODE == KERNEL_VERSION(6, 1, 255)', 'yes'],
  ['LINUX_VERSION_CODE < KERNEL_VERSION(5, 15, 0)', 'no'],
  ['defined(__GNUC__) && __GNUC__ >= 12', 'yes'],
  ['defined __KERNEL__ && defined(MODULE)', 'yes'],
  ['defined(__clang__)', 'no'],
  ['CONFIG_BUILTIN', 'yes'],
  ['defined(CONFIG_LOADABLE)', 'no'],
  ['defined(CONFIG_LOADABLE_MODULE)', 'yes'],
  ['CONFIG_HZ > 100', 'yes'],
  ['defined(CONFIG_NOT_SET)', 'no'],
  ['IS_ENABLED(CONFIG_BUILTIN)', 'yes'],
  ['IS_ENABLED(CONFIG_LOADABLE)', 'yes'],
  ['IS_ENABLED(CONFIG_NOT_SET)', 'no'],
  ['IS_BUILTIN(CONFIG_LOADABLE)', 'no'],
  ['IS_MODULE(CONFIG_LOADABLE)', 'yes'],
  ['IS_MODULE(CONFIG_BUILTIN)', 'no'],
  ['IS_REACHABLE(CONFIG_LOADABLE)', 'yes'],
  [UNDECIDED, 'maybe'],
  [`defined(${UNDECIDED})`, 'maybe'],
  [`${UNDECIDED} && 0`, 'no'],
  [`1 || ${UNDECIDED}`, 'yes'],
  ['unknown_call(1, (2))', 'maybe'],
  ['1 +', 'maybe'],
  [')', 'maybe'],
])('#if %s: %s', (condition, verdict) => {
  expect(isCompiled(condition)).toBe(verdict);
});

test.each([
  ["the driver's own macros", '#define LEVEL 3', 'LEVEL > 2', 'yes'],
  ['a macro taken back', '#define LEVEL 3\n#undef LEVEL', 'LEVEL', 'no'],
  ['a macro of a function', '#define AT_LEAST(a, b) (a >= b)', 'AT_LEAST(3, 2)', 'yes'],
  ['an option behind a macro', '#define OPTION CONFIG_BUILTIN', 'IS_ENABLED(OPTION)', 'yes'],
  ['a name that stands for itself', '#define SELF SELF', 'SELF', 'no'],
  ['defined is asked before macros are expanded', '#define A B', 'defined(A) && !defined(B)', 'yes'],
])('a condition follows %s', (_, before, condition, verdict) => {
  expect(isCompiled(condition, before)).toBe(verdict);
});

test.each([
  ['-D', [{ kind: 'define', name: 'LEVEL', value: '3' }], 'LEVEL == 3', 'yes'],
  ['-D that takes parameters', [{ kind: 'define', name: 'NEXT(x)', value: 'x + 1' }], 'NEXT(2) == 3', 'yes'],
  ['-U', [{ kind: 'undefine', name: '__GNUC__' }], 'defined(__GNUC__)', 'no'],
  [
    '-D that may be given',
    [{ kind: 'define', name: 'LEVEL', value: '3', possible: 'unknown' }],
    'defined(LEVEL)',
    'maybe',
  ],
] as const)('a condition follows %s', (_, flags, condition, verdict) => {
  expect(isCompiled(condition, '', { flags })).toBe(verdict);
});

test.each([
  ['the first branch that holds is the only one', '#if 1\nint a;\n#elif 1\nint b;\n#else\nint c;\n#endif', ['a']],
  ['#elif and #else', '#if 0\nint a;\n#elif 0\nint b;\n#else\nint c;\n#endif', ['c']],
  ['conditions in what is left out are not asked', '#if 0\n#if 1\nint a;\n#endif\n#else\nint b;\n#endif', ['b']],
  ['#ifdef and #ifndef', '#define A\n#ifdef A\nint a;\n#endif\n#ifndef A\nint b;\n#endif', ['a']],
  ['#elifdef and #elifndef', '#if 0\n#elifndef A\nint a;\n#elifdef A\nint b;\n#endif', ['a']],
  ['what follows a missing #endif', '#if 1\nint a;', ['a']],
  ['what follows an #endif too many', '#endif\n#else\nint a;', ['a']],
  ['macros in what is left out are not defined', '#if 0\n#define A\n#endif\n#ifdef A\nint a;\n#endif', []],
  ['#error in what is left out is silent', "#if 0\n#error don't\n#endif\nint a;", ['a']],
])('%s', (_, text, symbols) => {
  expect(factsOf(text).definitions.map(({ symbol }) => symbol)).toEqual(symbols);
});

test('an undecided condition keeps all of its branches, each as possible', () => {
  const text = `#ifdef ${UNDECIDED}\nint a;\n#else\nint b;\n#endif\nint c;`;
  expect(definitionsIn(text)).toEqual(['global variable a?', 'global variable b?', 'global variable c']);
});

test('what depends on an undecided macro is as undecided', () => {
  const text = `#ifdef ${UNDECIDED}\n#define A 1\n#endif\n#ifdef A\nint a;\n#endif`;
  expect(definitionsIn(text)).toEqual(['global variable a?']);
});

test('a name that is defined wherever it was absent is defined', () => {
  const text = `#ifndef ${UNDECIDED}\n#define ${UNDECIDED} 1\n#endif\n#ifdef ${UNDECIDED}\nint a;\n#endif`;
  expect(definitionsIn(text)).toEqual(['global variable a']);
});

test('branches that open a brace each are not both kept', () => {
  const text = `#ifdef ${UNDECIDED}\nint f(int a) {\n#else\nint f(void) {\n#endif\n\treturn g(); }\nint h;`;
  expect(definitionsIn(text)).toEqual(['global function f?', 'global variable h']);
});

test('a possible reference says which condition it hangs on, and where that is', () => {
  const [reference] = factsOf(`int f(void)\n{\n#if ${UNDECIDED} > 1\n\treturn g();\n#endif\n}`).references;
  expect(reference).toMatchObject({
    symbol: 'g',
    certainty: 'possible',
    reason: `behind '#if ${UNDECIDED} > 1' (m.c:3)`,
  });
});

test('a certain use beside a possible one is certain', () => {
  expect(referencesIn(`#if ${UNDECIDED}\nint f(void) { return g(); }\n#endif\nint h(void) { return g(); }`)).toEqual([
    'g',
  ]);
});

test.each([
  ['__has_include(<linux/there.h>)', 'yes'],
  ['__has_include(<linux/gone.h>)', 'no'],
  ['!__has_include(<linux/gone.h>) && __has_include("linux/there.h")', 'yes'],
  ['__has_include("beside.h")', 'yes'],
  ['__has_include(<beside.h>)', 'maybe'],
  ['__has_include(<compat/own.h>)', 'yes'],
  ['__has_include("config.h")', 'maybe'],
  ['__has_include(THERE)', 'yes'],
  ['__has_include(GONE)', 'no'],
  ['defined(__has_include) && __has_include(<linux/there.h>)', 'yes'],
  ['defined __has_attribute && __has_attribute(fallthrough)', 'yes'],
  ['__has_include_next(<linux/there.h>)', 'yes'],
  ['__has_include_next(<linux/gone.h>)', 'no'],
])('%s is %s', (condition, compiled) => {
  const setting: Setting = {
    source: 'm/m.c',
    files: { 'm/beside.h': '', 'inc/compat/own.h': '' },
    flags: [{ kind: 'includeDirectory', path: 'inc' }],
    kernel: kernelWith({ 'linux/there.h': '' }),
  };
  const before = '#define THERE <linux/there.h>\n#define GONE "linux/gone.h"\n#ifdef __has_include\n#define HAS 1\n#endif';
  expect(isCompiled(condition, before, setting)).toBe(compiled);
  expect(isCompiled('HAS', before, setting)).toBe('yes');
});
