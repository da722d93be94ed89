import { exportsIn, factsOf, tagsIn, UNDECIDED } from './facts';

const v5_4 = { version: { major: 5, minor: 4, patch: 0 } };
const v6_12 = { version: { major: 6, minor: 12, patch: 0 } };
const v6_13 = { version: { major: 6, minor: 13, patch: 0 } };

test.each([
  ['EXPORT_SYMBOL(f);', ['f']],
  ['EXPORT_SYMBOL_GPL(f);', ['f GPL']],
  ['EXPORT_SYMBOL_GPL_FUTURE(f);', ['f GPL']],
  ['EXPORT_UNUSED_SYMBOL(f);', ['f']],
  ['EXPORT_PER_CPU_SYMBOL_GPL(f);', ['f GPL']],
  [
    'EXPORT_TRACEPOINT_SYMBOL_GPL(t);',
    ['__tracepoint_t', '__traceiter_t', '__SCK__tp_func_t', '__SCT__tp_func_t'].map((name) => `${name} GPL`),
  ],
  ['EXPORT_STATIC_CALL(c);', ['__SCK__c', '__SCT__c']],
  ['EXPORT_SYMBOL_FOR_MODULES(f, "a,b-*");', ['f GPL module:a,b-*']],
  ['EXPORT_SYMBOL_GPL_FOR_MODULES(f, "a");', ['f GPL module:a']],
  ['EXPORT_SYMBOL_IF_KUNIT(f);', []],
  ['EXPORT_SYMBOL(f)\nEXPORT_SYMBOL(g)\nint v;', ['f', 'g']],
  ['EXPORT_SYMBOL(f); EXPORT_SYMBOL_GPL(g);', ['f', 'g GPL']],
  ['EXPORT_SYMBOL();', []],
  ['#if 0\nEXPORT_SYMBOL(f);\n#endif', []],
  [`#ifdef ${UNDECIDED}\nEXPORT_SYMBOL(f);\n#endif`, ['f?']],
  ['/* EXPORT_SYMBOL(f); */ // EXPORT_SYMBOL(g);', []],
])('%s exports', (text, exports) => {
  expect(exportsIn(text)).toEqual(exports);
});

test.each([
  ['a wrapper', '#define MY_EXPORT(s) EXPORT_SYMBOL_GPL(s)\nMY_EXPORT(f);', ['f GPL']],
  ['another name for it', '#define MY_EXPORT EXPORT_SYMBOL\nMY_EXPORT(f);', ['f']],
  ['a wrapper that defines as well', '#define DEFINE(n) int n; EXPORT_SYMBOL(n)\nDEFINE(a);\nDEFINE(b);', ['a', 'b']],
  ['a wrapper that pastes', '#define MY_EXPORT(s) EXPORT_SYMBOL(my_##s)\nMY_EXPORT(f);', ['my_f']],
  ['a list', '#define LIST X(a) X(b)\n#define X(n) EXPORT_SYMBOL(n);\nLIST', ['a', 'b']],
  ['a renamed symbol', '#define f prefix_f\nEXPORT_SYMBOL(f);', ['prefix_f']],
  ['a wrapper of nothing', '#define MY_EXPORT(s)\nMY_EXPORT(f);', []],
])('exports come through %s', (_, text, exports) => {
  expect(exportsIn(text)).toEqual(exports);
});

test('EXPORT_SYMBOL_IF_KUNIT exports where there is KUnit', () => {
  const kernel = { config: new Map([['CONFIG_KUNIT', 'm']]) };
  expect(exportsIn('EXPORT_SYMBOL_IF_KUNIT(f);', { kernel })).toEqual(['f EXPORTED_FOR_KUNIT_TESTING']);
});

test('an export stands on the name that is exported', () => {
  const text = '/* é😀 */ int f;\r\nEXPORT_SYMBOL(f);';
  const start = text.lastIndexOf('f');
  expect(factsOf(text).exports).toMatchObject([{ span: { file: 'm.c', start, end: start + 1 } }]);
});

test.each([
  ['a bare word before 6.13', 'EXPORT_SYMBOL_NS(f, MY_NS);', v6_12, ['f MY_NS']],
  ['a string before 6.13, quotes and all', 'EXPORT_SYMBOL_NS_GPL(f, "MY_NS");', v6_12, ['f GPL "MY_NS"']],
  ['a string from 6.13 on', 'EXPORT_SYMBOL_NS_GPL(f, "MY_NS");', v6_13, ['f GPL MY_NS']],
  ['joined strings', 'EXPORT_SYMBOL_NS(f, "MY" "_NS");', v6_13, ['f MY_NS']],
  ['a macro', '#define NS MY_NS\nEXPORT_SYMBOL_NS(f, NS);', v6_12, ['f MY_NS']],
  [
    'the default',
    '#define DEFAULT_SYMBOL_NAMESPACE MY_NS\n#include <linux/module.h>\nEXPORT_SYMBOL(f);',
    v5_4,
    ['f MY_NS'],
  ],
  [
    'the default as a string',
    '#define DEFAULT_SYMBOL_NAMESPACE "MY_NS"\n#include <linux/module.h>\nEXPORT_SYMBOL_GPL(f);',
    v6_13,
    ['f GPL MY_NS'],
  ],
  [
    'no default that comes too late',
    '#include <linux/module.h>\n#define DEFAULT_SYMBOL_NAMESPACE MY_NS\nEXPORT_SYMBOL(f);',
    v5_4,
    ['f'],
  ],
  [
    'its own before the default',
    '#define DEFAULT_SYMBOL_NAMESPACE A\n#include <linux/module.h>\nEXPORT_SYMBOL_NS(f, B);',
    v5_4,
    ['f B'],
  ],
])('a namespace is %s', (_, text, kernel, exports) => {
  expect(exportsIn(text, { kernel })).toEqual(exports);
});

test.each([
  ['MODULE_LICENSE("GPL");', ['license=GPL']],
  ['MODULE_LICENSE("GPL")\nMODULE_AUTHOR("A");', ['license=GPL', 'author=A']],
  ['MODULE_LICENSE("Dual " "BSD/GPL");', ['license=Dual BSD/GPL']],
  ['MODULE_LICENSE("");', ['license=']],
  ['#define DRIVER_LICENSE "GPL v2"\nMODULE_LICENSE(DRIVER_LICENSE);', ['license=GPL v2']],
  ['#define OURS MODULE_LICENSE("GPL")\nOURS;', ['license=GPL']],
  ['MODULE_LICENSE(FROM_A_HEADER);', ['license=undefined']],
  ['MODULE_INFO(license, "GPL");', ['license=GPL']],
  ['MODULE_INFO(import_ns, "A" "B");', ['import_ns=AB']],
  [`#if ${UNDECIDED}\nMODULE_LICENSE("GPL");\n#endif`, ['license=GPL?']],
  ['#ifdef MODULE\nMODULE_LICENSE("GPL");\n#endif', ['license=GPL']],
  ['#ifndef MODULE\nMODULE_LICENSE("GPL");\n#endif', []],
  ['// MODULE_LICENSE("GPL");', []],
  ['MODULE_DESCRIPTION("a \\"b\\"");', ['description=a "b"']],
])('%s says', (text, tags) => {
  expect(tagsIn(text)).toEqual(tags);
});

test.each([
  ['a bare word before 6.13', 'MODULE_IMPORT_NS(MY_NS);', v6_12, ['import_ns=MY_NS']],
  [
    'a string before 6.13, which imports nothing of that name',
    'MODULE_IMPORT_NS("MY_NS");',
    v6_12,
    ['import_ns="MY_NS"'],
  ],
  ['a string from 6.13 on', 'MODULE_IMPORT_NS("MY_NS");', v6_13, ['import_ns=MY_NS']],
  ['a macro', '#define NS MY_NS\nMODULE_IMPORT_NS(NS);', v6_12, ['import_ns=MY_NS']],
])('an import is %s', (_, text, kernel, tags) => {
  expect(tagsIn(text, { kernel })).toEqual(tags);
});
