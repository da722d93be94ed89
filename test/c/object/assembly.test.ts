import { definitionsIn, exportsIn, factsOf, referencesIn, type Setting } from '../facts';
import { kernelWith } from '../headers';

const S: Setting = { source: 'entry.S' };

test.each([
  ['SYM_FUNC_START(f)\n\tret\nSYM_FUNC_END(f)', ['global function f']],
  ['ENTRY(f)\nret\nENDPROC(f)', ['global function f']],
  ['.globl f\nf: ret', ['global function f']],
  ['\t.global\tf\nf:\n', ['global function f']],
  ['f: ret', []],
  ['SYM_FUNC_START_LOCAL(f)', []],
  ['#ifdef CONFIG_NOT_SET\nENTRY(f)\n#endif', []],
  ['#define PREFIX(n) my_##n\nENTRY(PREFIX(f))', ['global function my_f']],
])('%s defines', (text, definitions) => {
  expect(definitionsIn(text, S)).toEqual(definitions);
});

test.each([
  ['EXPORT_SYMBOL(f)', ['f']],
  ['EXPORT_SYMBOL_GPL(f)\nEXPORT_SYMBOL(g)', ['f GPL', 'g']],
])('%s exports', (text, exports) => {
  expect(exportsIn(text, S)).toEqual(exports);
});

test.each([
  ['a call', 'call g', ['g']],
  ['a call twice', 'call g\ncall g', ['g']],
  ['a jump', 'jmp g', ['g']],
  ['none of a label', 'jmp again\nagain: ret', []],
  ['none of its own function', 'ENTRY(f)\ncall f', []],
  ['none of a register', 'call *%rax', []],
  ['none in a comment', '/* call g */ // call h', []],
])('assembly refers: %s', (_, text, names) => {
  expect(referencesIn(text, S)).toEqual(names);
});

test('a call in assembly is known for what it is', () => {
  expect(factsOf('call g', S).references).toMatchObject([
    { symbol: 'g', origin: 'asm', span: { file: 'entry.S', start: 5, end: 6 } },
  ]);
});

test('what headers make of macros for C, they do not make for assembler', () => {
  const kernel = kernelWith({ 'linux/linkage.h': '#define SYM_FUNC_START(name) SYM_START(name, SYM_L_GLOBAL)' });
  const text = '#include <linux/linkage.h>\nSYM_FUNC_START(f)\n\tret\nSYM_FUNC_END(f)';
  expect(definitionsIn(text, { ...S, kernel })).toEqual(['global function f']);
});
