import { definitionsIn, factsOf, referencesIn, referencesOf } from '../facts';

test.each([
  ['a call', 'g(1);', ['g']],
  ['a read of a variable', 'return v;', ['v']],
  ['an address', 'h(&v, g);', ['g', 'h', 'v']],
  ['the name before a member', 'v.member = w->member.other;', ['v', 'w']],
  ['an index', 'a[i] = 0;', ['a', 'i']],
  ['a call through a member', 'v->ops->run(w);', ['v', 'w']],
  ['a cast', 'return (int)(unknown_t *)v;', ['v']],
  ['a compound literal', 'g(&(struct s){ .member = v, [I] = w });', ['I', 'g', 'v', 'w']],
  ['a statement expression', 'int x = ({ int y = g(); y; });', ['g']],
  ['the branches of ?:', 'return v ? a : b ? c : d;', ['a', 'b', 'c', 'd', 'v']],
  ["GNU's ?:", 'return v ?: w;', ['v', 'w']],
  ['a computed goto', 'void *p = &&label; goto *table[v]; label: g();', ['g', 'table', 'v']],
  ['a switch with ranges', 'switch (v) { case A ... B: g(); break; default: h(); }', ['A', 'B', 'g', 'h', 'v']],
  ['loops', 'for (a; b; c) d(); while (e) g(); do h(); while (i);', 'a b c d e g h i'.split(' ')],
  ['a loop of a macro', 'list_for_each(x, &head) { g(x); }', ['g', 'head', 'list_for_each', 'x']],
  ['an initialiser of a local', 'struct s x = { .member = g, 1, v }, *y = w;', ['g', 'v', 'w']],
  ['an array size', 'int x[N];', ['N']],
  ['an old designator', 'struct s x = { member: g };', ['g']],
  ['operands of asm', 'asm volatile("nop" : "=r"(v) : [in] "r"(w) : "memory");', ['v', 'w']],
  ['asm goto', 'asm goto("nop" : : "r"(v) : : label); label: return 0;', ['v']],
  ['a call in asm', 'asm("call g; jmp 1f");', ['g']],
])('a body refers by %s', (_, statements, names) => {
  expect(referencesOf(statements)).toEqual(names);
});

test.each([
  ['members', 'parameter.v; parameter->w;'],
  ['labels', 'goto v; v: ;'],
  ['parameters', 'parameter = 1;'],
  ['locals', 'int v = 1, *w; v = *w;'],
  ['locals of unknown types', 'unknown_t v; unknown_t *w = 0; v = *w;'],
  ['locals of for', 'for (int v = 0; v < 1; v++) ;'],
  ['local types', 'struct s { int v; } w; enum { A } e;'],
  ['sizeof', 'return sizeof(v) + sizeof w + sizeof(struct s);'],
  ['typeof', 'typeof(v) w; __typeof__(v + 1) x;'],
  ['alignof and offsetof', 'return __alignof__(v) + __builtin_offsetof(struct s, v);'],
  ['strings', 'return *"v";'],
  ['designators', 'struct s x = { .v = 1 };'],
  ['if (0)', 'if (0) v();'],
  ['the else of if (1)', 'if (1) ; else v();'],
  ['0 && and 1 ||', 'if (0 && v()) ; if (1 || w()) ;'],
  ['the branch of ?: not chosen', 'return 0 ? v() : 1;'],
  ['while (0)', 'while (0) v();'],
  ['for (; 0; )', 'for (; 0; ) v();'],
  ['what follows return', 'return 0; v();'],
  ['what follows goto', 'goto out; v(); out: ;'],
  ['an option that is not set', 'if (IS_ENABLED(CONFIG_NOT_SET)) v();'],
  ['sizes known not to be', 'if (!1) v();'],
  ['a local extern only declared', 'extern int v(void);'],
])('a body does not refer by %s', (_, statements) => {
  expect(referencesOf(statements)).toEqual([]);
});

test.each([
  ['a label after return', 'if (parameter) goto out; return 0; out: v();', ['v']],
  ['a case after break', 'switch (parameter) { case 1: break; case 2: v(); }', ['v']],
  ['a label in dead code', 'if (0) { label: v(); } goto label;', ['v']],
  ['do while (0)', 'do { v(); } while (0);', ['v']],
  ['a condition that is not constant', 'if (parameter && 1) v();', ['v']],
  ['a name that is local only in a block', '{ int v; v = 1; } v();', ['v']],
  ['the else after a return', 'if (parameter) return 0; else v();', ['v']],
])('code is alive: %s', (_, statements, names) => {
  expect(referencesOf(statements)).toEqual(names);
});

test.each([
  ['a global initialiser', 'int *p = &v;', ['v']],
  ['a table of functions', 'struct ops o = { .run = run, .stop = &stop, { [0 ... 3] = g } };', ['g', 'run', 'stop']],
  ['a plain inline function', 'inline int f(void) { return g(); }', ['g']],
  ['asm at file scope', 'asm(".text\\n call g\\n");', ['g']],
  ['a nested function', 'int f(void) { int n(int a) { return g(); } return n(1); }', ['g']],
  ['an old-style function, but for its parameters', 'int f(a, b) int a; long b; { return g(a, b); }', ['g']],
  ['statics that are used', 'static int s(void) { return g(); }\nint f(void) { return s(); }', ['g']],
  [
    'statics used by statics',
    'static int t(void) { return g(); }\nstatic int s(void) { return t(); }\nint (*p)(void) = s;',
    ['g'],
  ],
  [
    'a static that has an alias',
    'static int s(void) { return g(); }\nint t(void) __attribute__((alias("s")));',
    ['g'],
  ],
  ['an exported static', 'static int s(void) { return g(); }\nEXPORT_SYMBOL(s);', ['g']],
  ['a __used static', 'static int __used s(void) { return g(); }', ['g']],
  ['a static that module_init is handed', 'static int s(void) { return g(); }\nmodule_init(s);', ['g']],
])('a unit refers by %s', (_, text, names) => {
  expect(referencesIn(text)).toEqual(expect.arrayContaining(names));
});

test.each([
  ['declarations alone', 'extern int g(void);\nextern int v;'],
  ['an unused static', 'static int s(void) { return g(); }'],
  ['an unused static inline', 'static inline int s(void) { return g(); }'],
  [
    'statics that only use each other',
    'static int t(void);\nstatic int s(void) { return t() + g(); }\nstatic int t(void) { return s(); }',
  ],
  ['an extern inline that is not used', 'extern inline int f(void) { return g(); }'],
  ['own definitions', 'int v;\nint g(void) { return v; }\nint f(void) { return g(); }'],
  ['a constant static', 'static int debug;\nint f(void) { if (debug) g(); return 0; }'],
  ['a constant static with a value', 'static const int level = 2;\nint f(void) { if (level != 2) g(); return 0; }'],
  ['members of a type', 'struct s { int v; };\nunion u { struct s g; };'],
  ['a prototype', 'int f(struct v *g, int w);'],
])('a unit does not refer by %s', (_, text) => {
  expect(referencesIn(text)).toEqual([]);
});

test.each([
  [
    'a static that is written elsewhere',
    'static int debug;\nvoid set(void) { debug = 1; }\nint f(void) { if (debug) g(); return 0; }',
    ['g'],
  ],
  [
    'a static whose address is taken',
    'static int debug;\nint *p = &debug;\nint f(void) { if (debug) g(); return 0; }',
    ['g'],
  ],
  ['a global', 'int debug;\nint f(void) { if (debug) g(); return 0; }', ['g']],
])('nothing is dead behind %s', (_, text, names) => {
  expect(referencesIn(text)).toEqual(names);
});

test.each([
  ['a builtin', 'memcpy(parameter, 0, 1);', ['memcpy?']],
  ['a spelt-out builtin', '__builtin_memcpy(parameter, 0, 1);', ['memcpy?']],
  ['a case of a constant', 'switch (2) { case 1: v(); break; case 2: w(); }', ['v?', 'w?']],
])('a call of %s is possible only', (_, statements, names) => {
  expect(referencesOf(statements)).toEqual(names);
});

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
