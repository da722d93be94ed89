import { exportsIn, factsOf, UNDECIDED } from '../facts';

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
