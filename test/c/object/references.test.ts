import { definitionsIn, factsOf, referencesIn } from '../facts';

test('weak references are told', () => {
  const { references } = factsOf(
    [
      'extern int g(void) __weak;',
      'int h(void) __attribute__((weak));',
      'int f(void) { symbol_get(i); return g() + h() + j(); }',
    ].join('\n'),
  );
  const weak = references.filter((reference) => reference.weak).map(({ symbol }) => symbol);
  expect(weak.sort()).toEqual(['g', 'h', 'i']);
});

test('a reference knows where the driver declares it, also inside a function', () => {
  const text = 'extern int g(void);\nint f(void) { extern int h(void); return g() + h() + i(); }';
  const declared = factsOf(text).references.map(({ symbol, declaration }) => [symbol, declaration?.start]);
  expect(declared).toEqual([
    ['g', text.indexOf('g(')],
    ['h', text.indexOf('h(')],
    ['i', undefined],
  ]);
});

test('a reference stands at its first certain use in the source, rather than in a header', () => {
  const text = '#include "a.h"\nint f(void) { return g(); }\nint h(void) { return g(); }';
  const [reference] = factsOf(text, {
    files: { 'a.h': 'static int s(void) { return g(); }\nint *p = &s;' },
  }).references;
  expect(reference!.span).toEqual({ file: 'm.c', start: text.indexOf('g()'), end: text.indexOf('g()') + 1 });
});

test.each([
  ['a declaration', 'int f(void) __asm__("g"); int e(void) { return f(); }', ['g']],
  ['one of two declarations', 'int f(void); int f(void) asm("g"); int e(void) { return f(); }', ['g']],
  ['a declaration of a definition', 'int f(void) __asm__("g"); int f(void) { return h(); }', ['h']],
  ['a definition of what is called', 'int g(void); int f(void) __asm__("g"); int f(void) {} int e(void) { g(); }', []],
  ['a variable', 'extern int v __asm("g"); int *p = &v;', ['g']],
  ['a definition that asm calls', 'static int f(void) asm("g"); static int f(void) { h(); } asm("call g");', ['h']],
  ['a register', 'register long sp asm("rsp"); long f(void) { return sp; }', []],
])('another name for the assembler in %s', (_, text, names) => {
  expect(referencesIn(text)).toEqual(names);
});

test('a definition is known by its name for the assembler', () => {
  expect(definitionsIn('int f(void) __asm__("g"); int f(void) { return 0; }')).toEqual(['global function g']);
});

test('a static function that is declared alone is left to the linker', () => {
  const { references } = factsOf('static int f(void); int g(void) { return f(); }');
  expect(references).toEqual([expect.objectContaining({ symbol: 'f', declaration: { file: 'm.c', start: 11, end: 12 } })]);
});
