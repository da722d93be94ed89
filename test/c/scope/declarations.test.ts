import { definitionsIn, factsOf } from '../facts';

test.each([
  ['int f(void) { return 0; }', ['global function f']],
  ['static int f(void) { return 0; }', ['static function f']],
  ['int static f(void) { return 0; }', ['static function f']],
  ['inline int f(void) { return 0; }', ['global function f inline']],
  ['static inline int f(void) { return 0; }', ['static function f inline']],
  ['extern inline int f(void) { return 0; }', ['externInline function f inline']],
  ['static __always_inline int f(void) { return 0; }', ['static function f inline']],
  ['static __inline__ int f(void) { return 0; }', ['static function f inline']],
  ['extern int f(void) { return 0; }', ['global function f']],
  ['int f(void);', []],
  ['extern int f(void);', []],
  ['static int f(void);\nint f(void) { return 0; }', ['static function f']],
  ['int f(void);\nstatic int f(void) { return 0; }', ['static function f']],
  ['inline int f(void);\nint f(void) { return 0; }', ['global function f inline']],
  ['struct s *f(struct s *a) { return a; }', ['global function f']],
  ['int (*f(int a))(int) { return choose(a); }', ['global function f']],
  ['int (f)(void) { return 0; }', ['global function f']],
  ['int f(int a, int (*g)(int b), char c[]) { return 0; }', ['global function f']],
  [
    'int f(a, b) int a; char *b[2]; { return a; }\nint g(void) { return 0; }',
    ['global function f', 'global function g'],
  ],
  ['typeof(int) f(void) { return 0; }', ['global function f']],
])('functions: %s', (text, definitions) => {
  expect(definitionsIn(text)).toEqual(definitions);
});

test.each([
  ['int v;', ['global variable v']],
  ['static int v = 1;', ['static variable v']],
  ['extern int v;', []],
  ['extern int v = 1;', ['global variable v']],
  ['int v;\nint v;\nint v = 1;', ['global variable v']],
  ['extern int v;\nint v;', ['global variable v']],
  ['const char *const v = "a";', ['global variable v']],
  [
    'int a = 1, *b, c[2] = { 1, 2 }, (*d)(int), e(int x);',
    ['a', 'b', 'c', 'd'].map((name) => `global variable ${name}`),
  ],
  ['int (*table[2])(int) = { 0 };', ['global variable table']],
  ['struct s { int member : 3, : 0; } v;', ['global variable v']],
  ['struct { int member; } v = { .member = 1 };', ['global variable v']],
  ['enum e { A, B } v;', ['global variable v']],
  ['struct s { int member; };', []],
  ['struct s;', []],
  ['enum { A, B = 2 };', []],
  ['typedef int t;', []],
  ['typedef struct s { int member; } t;\ntypedef int (*callback)(int);', []],
  ['typeof(other) v;', ['global variable v']],
  ['__typeof__(f(1)) v = 0;', ['global variable v']],
  ['unknown_t v;', ['global variable v']],
  ['unsigned long long v[2][3];', ['global variable v']],
  ['extern "C" { int v; }', ['global variable v']],
])('variables: %s', (text, definitions) => {
  expect(definitionsIn(text)).toEqual(definitions);
});

test.each([
  ['static int __init f(void) { return 0; }', ['static function f init']],
  ['static inline int __init f(void) { return 0; }', ['static function f inline init']],
  ['static __init inline int f(void) { return 0; }', ['static function f inline init']],
  ['void __exit f(void) { }', ['global function f exit']],
  ['int v __initdata = 1;', ['global variable v init']],
  ['static const char v[] __initconst = "a";', ['static variable v init']],
  ['int __weak f(void) { return 0; }', ['global function f weak']],
  ['int f(void) __attribute__((weak));\nint f(void) { return 0; }', ['global function f weak']],
  ['__attribute__((__weak__)) int f(void) { return 0; }', ['global function f weak']],
  ['int __attribute__((section(".init.text"))) f(void) { return 0; }', ['global function f init']],
  ['int v __section(".exit.data") = 1;', ['global variable v exit']],
  ['struct s { int a; } __packed __aligned(8) v;', ['global variable v']],
  ['static struct s __user *f(void __iomem *p) { return 0; }', ['static function f']],
  ['int f(int a __maybe_unused, __printf(1, 2) int b) { return a; }', ['global function f']],
  ['noinline __cold void __sched f(void) __must_hold(lock) { }', ['global function f']],
  ['asmlinkage __visible int notrace f(void) { return 0; }', ['global function f']],
  ['int v asm("other");', ['global variable other']],
  ['#define MY_INIT __init\nint MY_INIT f(void) { return 0; }', ['global function f init']],
])('annotations: %s', (text, definitions) => {
  expect(definitionsIn(text)).toEqual(definitions);
});

test.each([
  [
    'what a macro of the driver declares',
    '#define DECLARE(t, n) static t n;\nDECLARE(int, a)\nDECLARE(long, b)',
    ['static variable a', 'static variable b'],
  ],
  ['what follows an unknown macro', 'DEFINE_MUTEX(lock);\nint a;', ['global variable a']],
  ['what follows an unknown macro without semicolon', 'DEFINE_SOMETHING(lock)\nint a;', ['global variable a']],
  ['what follows an export without semicolon', 'EXPORT_SYMBOL(f)\nstatic int a;', ['static variable a']],
  [
    'what follows an annotation behind an export',
    'EXPORT_SYMBOL(f)\n__init int g(void) { return 0; }',
    ['global function g init'],
  ],
  ['what follows stray semicolons and braces', ';;}\nint a;', ['global variable a']],
  ['nothing of a name that is not there', 'a const', []],
  ['what precedes an open brace', 'int a;\nint f(void) {\n\tint b;', ['global variable a', 'global function f']],
  ['what precedes an open string', 'int a;\nchar *s = "abc;\n', ['global variable a', 'global variable s']],
  [
    'a body whose brace a macro opens',
    '#define BEGIN {\n#define END }\nint f(void) BEGIN int b; END\nint a;',
    ['global function f', 'global variable a'],
  ],
  [
    'what follows a body that macros close',
    '#define END }\nint f(void) { int b; END\nint a;',
    ['global function f', 'global variable a'],
  ],
])('a unit keeps %s', (_, text, definitions) => {
  expect(definitionsIn(text)).toEqual(definitions);
});

test('a name stands where it is written, also behind multi-byte characters', () => {
  const text = '/* größe 😀 */ char *s = "é";\r\nint __init symbol(void) { return 0; }';
  const names = factsOf(text).definitions.map(({ span }) => text.slice(span.start, span.end));
  expect(names).toEqual(['s', 'symbol']);
});

test('a name that a macro pastes stands where the macro is used', () => {
  const text = '#define MAKE(n) int n##_ops;\nMAKE(my)';
  const [definition] = factsOf(text).definitions;
  expect([definition!.symbol, text.slice(definition!.span.start, definition!.span.end)]).toEqual([
    'my_ops',
    expect.stringMatching(/^(my|MAKE)$/),
  ]);
});

test('what an unknown macro at file scope is handed may be defined by it', () => {
  expect(factsOf('DEFINE_MUTEX(lock);\nstatic LIST_HEAD(list);').mayDefine).toEqual(['lock', 'list']);
});
