import { referencesIn } from '../facts';

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
  ['a macro that no header defines', 'static int s(void) { return g(); }\nREGISTER(s);', ['g']],
  ['an inline function that is passed to no macro', 'static inline int s(void) { return g(); }\nREGISTER(s);', []],
  ['an initialiser', 'static int s(void) { return g(); }\nstruct ops o = { s };', ['g']],
  ['an unused initialiser', 'static int s(void) { return g(); }\nstatic struct ops o = { s };', []],
  ['asm at file scope', 'static int s(void) { return g(); }\nasm("call s");', ['g']],
  ['dead code', 'static int s(void) { return g(); }\nint f(void) { if (0) s(); return 0; }', []],
])('a static is reached, or not, by %s', (_, text, names) => {
  expect(referencesIn(text)).toEqual(names);
});

describe('what is reached through something that may not be there', () => {
  const S = 'static int s(void) { return g(); }\n';
  const maybe = '#ifdef UNDECIDED\nint f(void) { return s(); }\n#endif\n';

  test('is only possible, as is what it refers to', () => {
    expect(referencesIn(S + maybe)).toEqual(['g?']);
  });

  test('is certain where something certain leads there as well, before or behind', () => {
    expect(referencesIn(`${S}${maybe}int e(void) { return s(); }`)).toEqual(['g']);
    expect(referencesIn(`${S}int e(void) { return s(); }\n${maybe}`)).toEqual(['g']);
  });

  test('is only possible through a static that is reached so', () => {
    const text = `${S}static int t(void) { return s(); }\n${maybe.replace('s()', 't()')}`;
    expect(referencesIn(text)).toEqual(['g?']);
  });
});
