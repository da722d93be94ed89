import { usesOf } from '../headers';

test.each([
  ['is looked into', 'static inline void a(void) { g(); }', 'a();', ['g < a()']],
  ['leads on', 'static inline void b(void) { g(); }\n#define B() b()\nstatic inline void a(void) { B(); }', 'a();', ['g < a() < B() < b()']],
  ['may stand before what it calls', 'static inline void a(void) { b(); }\nstatic inline void b(void) { g(); }', 'a();', ['g < a() < b()']],
  ['is nothing where no one calls it', 'static inline void a(void) { g(); }', '', []],
  ['counts where its address is taken', 'static inline void a(void) { g(); }', 'void (*p)(void) = a;', ['g < a()']],
  ['may call itself', 'static inline void b(void);\nstatic inline void a(void) { g(); b(); }\nstatic inline void b(void) { a(); }', 'a();', ['g < a()']],
  ['keeps its locals to itself', 'static inline void a(int h) { int g = h; g++; }', 'a(1);', []],
  ['refers to its operands in asm', 'static inline void a(void) { asm volatile("call *%0" : : "m" (g)); }', 'a();', ['g < a()']],
  ['calls from asm', 'static inline void a(void) { asm volatile("call g" : : : "memory"); }', 'a();', ['g < a()']],
  ['refers to a table', 'static void (*ops[])(void) = { g, h };\nstatic inline void a(void) { ops[0](); }', 'a();', ['g < a() < ops', 'h < a() < ops']],
  ['sees macros that its header undefines', '#define M() g()\nstatic inline void a(void) { M(); }\n#undef M', 'a();', ['g < a() < M()']],
  ['sees the macros of its header, not the driver\'s', '#define M() g()\nstatic inline void a(void) { M(); }', '\n#undef M\n#define M() h()\na();', ['g < a() < M()']],
  ['refers to what the linker knows', 'extern void local(void);\nstatic inline void a(void) { local(); nowhere; }', 'a();', ['local < a()']],
])('an inline function %s', (_, header, statements, uses) => {
  expect(usesOf(statements, header)).toEqual(uses);
});

describe('what is handed over decides', () => {
  const header = `#define FLAG 0x10
    enum { OFF, ON };
    static inline int same(int n) { return n; }
    static inline int none(void) { return 0; }
    static inline int either(int n) { if (n) return 1; return 0; }
    static inline void a(int n) { if (n & 1) g(); else h(); }
    static inline void through(int n) { a(n); }`;

  test.each([
    ['a number', 'a(3);', ['g < a()']],
    ['a macro', 'a(FLAG);', ['h < a()']],
    ['an enumerator', 'a(ON);', ['g < a()']],
    ['a number, through another function', 'through(2);', ['h < through() < a()']],
    ['what a function returns of it', 'a(same(1));', ['g < a()']],
    ['what a function always returns', 'a(none());', ['h < a()']],
    ['a size that is known', 'a(sizeof(char));', ['g < a()']],
    ['what is known at run time', 'a(parameter);', ['g < a()', 'h < a()']],
    ['what a function returns at run time', 'a(either(parameter));', ['g < a()', 'h < a()']],
    ['a size that only the compiler knows', 'a(sizeof(struct s));', ['g? < a()', 'h? < a()']],
    ['one of two numbers, in two calls', 'a(1); a(2);', ['g < a()', 'h < a()']],
    ['a statement expression', 'a(({ int n = 1; n; }));', ['g < a()']],
  ])('%s', (_, statements, uses) => {
    expect(usesOf(statements, header)).toEqual(uses);
  });
});

describe('what the compiler is asked', () => {
  const header = 'static inline void a(unsigned long n) { if (__builtin_constant_p(n)) g(); else h(); }';

  test.each([
    ['of a number', 'a(5);', ['g < a()']],
    ['of a size', 'a(sizeof(struct s));', ['g < a()']],
    ['of what it may know more of, though most likely does not', 'a(parameter);', ['g? < a()', 'h < a()']],
    ['of memory', 'struct s *p = 0; a(p->member);', ['h < a()']],
    ['of what a function returns', 'a(k());', ['h < a()', 'k']],
  ])('%s', (_, statements, uses) => {
    expect(usesOf(statements, header)).toEqual(uses);
  });

  test.each([
    ['is not zero', 'if (n) g(); else h();', ['g < a()']],
    ['is no page', 'if (n > 8192) g(); else h();', ['h < a()']],
    ['may be anything between', 'if (n > 16) g(); else h();', ['g? < a()', 'h? < a()']],
  ])('a size %s', (_, body, uses) => {
    expect(usesOf('a(sizeof(struct s));', `static inline void a(unsigned long n) { ${body} }`)).toEqual(uses);
  });
});

test.each([
  ['an option that is set', 'IS_ENABLED(CONFIG_A)', ['g < a()']],
  ['an option that is not', 'IS_ENABLED(CONFIG_B)', ['h < a()']],
  ['0 &&', '0 && k()', ['h < a()']],
  ['1 ||', '1 || k()', ['g < a()']],
  ['false', 'false', ['h < a()']],
])('%s decides in an inline function', (_, condition, uses) => {
  const header = `enum { false, true };\nstatic inline void a(void) { if (${condition}) g(); else h(); }`;
  expect(usesOf('a();', header, ['CONFIG_A'])).toEqual(uses);
});

test('a header is read as for a module: MODULE is 1, as -D has it', () => {
  const header = `
#define __ARG_PLACEHOLDER_1 0,
#define __take_second_arg(ignored, value, ...) value
#define __is_defined(x) ___is_defined(x)
#define ___is_defined(value) ____is_defined(__ARG_PLACEHOLDER_##value)
#define ____is_defined(arg1_or_junk) __take_second_arg(arg1_or_junk 1, 0)
static inline void a(void) { if (!__is_defined(MODULE)) h(); else g(); }`;
  expect(usesOf('a();', header)).toEqual(['g < a()']);
});

test('functions that call each other without end are left at some depth', () => {
  const chain = Array.from({ length: 200 }, (_, index) => `static inline void a${index}(void) { a${index + 1}(); }`);
  expect(usesOf('a0(); a190();', [...chain, 'static inline void a200(void) { g(); }'].join('\n'))).toHaveLength(1);
});
