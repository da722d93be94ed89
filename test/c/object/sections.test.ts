import type { SectionUse } from '../../../src/model';
import { factsOf, type Setting } from '../facts';

/** `init function f -> exit late`, each with its section where it has one; `?` behind what is only possible. */
const textOf = ({ from, symbol, to, certainty }: SectionUse): string =>
  [from.section, from.kind, from.symbol, '->', to, symbol].filter(Boolean).join(' ') + (certainty === 'possible' ? '?' : '');

/** The uses of what the file itself has in a section that is freed or left out. */
function into(text: string, setting?: Setting): string[] {
  return factsOf(text, setting).sectionUses.filter(({ to }) => to !== undefined).map(textOf);
}

/** What modpost wants no reference to, in functions that gcc does not put into their callers. */
const INIT = 'static noinline int __init early(int a) { return a; }\n';
const DATA = 'static int scale __initdata;\n';
const EXIT = 'static noinline void __exit late(void) { }\n';

test.each([
  ['a call', `${INIT}int f(void) { return early(1); }`, ['function f -> init early']],
  ['a read', `${DATA}int f(void) { return scale; }`, ['function f -> init scale']],
  ['an address in data', `${INIT}struct ops o = { .run = early };`, ['variable o -> init early']],
  ['code of init for exit', `${EXIT}int __init f(void) { late(); return 0; }`, ['init function f -> exit late']],
  ['code of exit for init', `${DATA}void __exit f(void) { g(scale); }`, ['exit function f -> init scale']],
  [
    'a static that is called twice',
    `${INIT}static int s(int a) { ${'g(); '.repeat(5)}return early(a); }\nint f(void) { return s(1) + s(2); }`,
    ['function s -> init early'],
  ],
  [
    'the only call of a function that others may call, too',
    `int __init e(int a) { ${'g(); '.repeat(4)}return a; }\nint f(void) { return e(1); }`,
    ['function f -> init e'],
  ],
  [
    'one of two calls of a static of six statements',
    `static int __init e(int a) { ${'g(); '.repeat(5)}return a; }\nint f(void) { return e(1) + e(2); }`,
    ['function f -> init e'],
  ],
])('%s is a use of a section', (_, text, uses) => {
  expect(into(text)).toEqual(uses);
});

test.each([
  ['in the same section', `${INIT}int __init f(void) { return early(1); }`],
  ['by what __ref marks', `${INIT}int __ref f(void) { return early(1); }`],
  ['by a constant, which is in .rodata', `${INIT}struct ops const o = { .run = early };`],
  ['by a static that is not called', `${INIT}static int f(void) { return early(1); }`],
  ['by dead code', `${INIT}int f(void) { if (0) early(1); return 0; }`],
  ['by a call of a function so small that gcc puts it into its callers', 'int __init e(int a) { return a; }\nint f(void) { return e(1); }'],
  [
    'by the only call of a static, which becomes part of its caller',
    `static int __init e(int a) { ${'g(); '.repeat(5)}return a; }\nint f(void) { return e(1); }`,
  ],
  [
    'by two calls of a static of five statements, which gcc may put into both callers',
    `static int __init e(int a) { ${'g(); '.repeat(4)}return a; }\nint f(void) { return e(1) + e(2); }`,
  ],
  [
    'by a static that only code of init calls',
    `${INIT}static int s(int a) { ${'g(); '.repeat(5)}return early(a); }\nint __init f(void) { return s(1) + s(2); }`,
  ],
])('there is no use %s', (_, text) => {
  expect(into(text)).toEqual([]);
});

test('a use of what another file may define is told without its section, each symbol once', () => {
  const { sectionUses } = factsOf('int f(void) { return g(1) + g(2) + h; }');
  expect(sectionUses.map(textOf)).toEqual(['function f -> g', 'function f -> h']);
});

test('what a condition that is unknown decides is only possible', () => {
  const text = `${INIT}int f(void) {\n#ifdef UNDECIDED\n\treturn early(1);\n#endif\n}`;
  expect(into(text)).toEqual(['function f -> init early?']);
});

test('__net_init is freed where the kernel has no network namespaces (include/net/net_namespace.h)', () => {
  const text = `${INIT.replace('__init', '__net_init')}int f(void) { return early(1); }`;
  expect(into(text)).toEqual(['function f -> init early']);
  expect(into(text, { kernel: { config: new Map([['CONFIG_NET_NS', 'y']]) } })).toEqual([]);
});
