import type { CompilerFlag } from '../../../src/model';
import { factsOf } from '../facts';
import { kernelWith, usesIn, usesOf } from '../headers';

test.each([
  ['another name for the linker', 'extern int renamed(int) __asm__("g");', 'renamed(1);', ['g']],
  ['and in an inline function', 'extern int renamed(int) __asm__("g");\nstatic inline void a(void) { renamed(1); }', 'a();', ['g < a()']],
  ['a name that no one exports', 'extern int other(int);', 'other(1);', ['other']],
  ['a function whose call is an error', 'extern void bad(void) __attribute__((__error__("no")));', 'bad(); g();', ['g']],
  ['and in an inline function, too', 'extern void bad(void) __attribute__((warning("no")));\nstatic inline void a(void) { bad(); g(); }', 'a();', ['g < a()']],
  ['an enumerator', 'enum { g };', 'int x = g;', []],
  ['a static table', 'static void (*table[])(void) = { g };', 'table[0]();', ['g < table']],
  ['a static table that no one names', 'static void (*table[])(void) = { g };', '', []],
  ['a macro that asm is made with', '#define CALL(f) asm volatile("call " #f)', 'CALL(g);', ['g < CALL()']],
])('a header declares %s', (_, header, statements, uses) => {
  expect(usesOf(statements, header)).toEqual(uses);
});

describe('asm whose symbol ends with a size', () => {
  const header = `#define put(x, p) asm volatile("call put_%P1" : "=a" (x) : "i" (sizeof(*(p))))
    #define named(p) asm volatile("call put_%P[size]" : : [size] "i" (sizeof(*(p))))`;

  test.each([
    ['is known where the size is', 'put(parameter, (int *)0);', ['put_4 < put()']],
    ['is known by the operand\'s name', 'named((u16 *)0);', ['put_2 < named()']],
    ['may be each of them where it is not', 'put(parameter, p);', [16, 1, 2, 4, 8].map((size) => `put_${size}? < put()`)],
  ])('%s', (_, statements, uses) => {
    expect(usesOf(`struct s *p = 0; ${statements}`, header)).toEqual(uses);
  });
});

describe('what a macro of a header makes at file scope', () => {
  const header = `extern struct module __this_module;
    #define THIS_MODULE (&__this_module)
    #define __stringify(x...) #x
    #define module_init(f) int init_module(void) __attribute__((alias(#f)));
    #define DEVICE_TABLE(type, name) extern typeof(name) __mod_##type##_table __attribute__((alias(__stringify(name))))
    extern const struct kernel_param_ops param_ops_int;
    #define call(name, ops, arg) static struct kernel_param __used __param_##name = { ops, arg }
    #define param_named(name, value, type) call(name, &param_ops_##type, &value)
    #define param(name, type) param_named(name, name, type)
    #define DEVICE_ATTR_RO(name) struct attribute dev_attr_##name = { .show = name##_show }
    #define DEFINE_THING(name) struct thing name = { .call = g }`;

  test.each([
    ['keeps the function that it starts with', 'static int s(void) { return g(); }\nmodule_init(s);', ['g']],
    ['keeps a device table', 'static void *t[] = { &g, 0 };\nDEVICE_TABLE(pci, t);', ['g']],
    ['refers to the module', 'void *owner = THIS_MODULE;', ['__this_module < THIS_MODULE']],
    ['refers to what a parameter is set by', 'static int debug;\nparam(debug, int);', ['param_ops_int < param() < param_named()']],
    ['pastes the name of a function', 'static int x_show(void) { return g(); }\nDEVICE_ATTR_RO(x);', ['g']],
    ['defines what refers', 'DEFINE_THING(thing);', ['g < DEFINE_THING()']],
    ['is nothing if static and not named', 'static DEFINE_THING(thing);', []],
  ])('%s', (_, text, uses) => {
    expect(usesIn(`#include <linux/x.h>\n${text}`, { headers: header })).toEqual(uses);
  });
});

test.each(['static int', 'int'])('a header calls a function that the file defines, %s', (type) => {
  const header = `${type} mine(int x);\n#define given(x) mine(x)\nstatic int a(int x) { return given(x); }`;
  const text = `#include <linux/x.h>\nint f(void) { return a(1); }\n${type} mine(int x) { return h(); }`;
  expect(usesIn(text, { headers: header })).toEqual(['h']);
});

test('a driver has its own function of a name before the header\'s', () => {
  const header = 'static inline int a(void) { return g(); }\n#define A() a()';
  const text = '#include <linux/x.h>\n#define a mine\nstatic int a(void) { return h(); }\nint f(void) { return A(); }';
  expect(usesIn(text, { headers: header })).toEqual(['h']);
});

test('a use stands on the driver\'s line, and says each step with its header and line', () => {
  const kernel = kernelWith({
    'linux/a.h': '#include <linux/b.h>\n\n#define A(x) b(x)',
    'linux/b.h': 'extern void g(int);\nstatic inline void b(int n)\n{\n\tg(n);\n}',
  });
  const text = '#include <linux/a.h>\nvoid f(void)\n{\n\tA(1);\n}\n';
  const start = text.indexOf('A(1)');
  expect(factsOf(text, { kernel }).references).toEqual([
    {
      symbol: 'g',
      weak: false,
      certainty: 'certain',
      origin: 'inline',
      via: ['A() (linux/a.h:3)', 'b() (linux/b.h:2)'],
      span: { file: 'm.c', start, end: start + 1 },
      declaredBy: 'linux/b.h',
    },
  ]);
});

test.each([
  ['asm', 'asm("call g");'],
  ['text', 'g();'],
  ['macro', 'M();'],
  ['inline', 'i();'],
])('the origin of a use is told: %s', (origin, statements) => {
  const kernel = kernelWith({ 'linux/x.h': '#define M() g()\nvoid g(void);\nstatic inline void i(void) { g(); }' });
  const [reference] = factsOf(`#include <linux/x.h>\nvoid f(void) { ${statements} }`, { kernel }).references;
  expect(reference).toMatchObject({ symbol: 'g', origin });
});

test('an inline function of a header calls a static one of the source that includes it', () => {
  const header = 'static int g(int x); static inline int call(int x) { return g(x); }';
  const text = '#include <linux/x.h>\nint f(void) { return call(1); }\nstatic int g(int x) { return h(x); }';
  expect(usesIn(text, { headers: header })).toEqual(['h']);
});

test('a header may have more for who defines a macro that it asks for', () => {
  const header = `#ifdef WANTED
    static inline int extra(int x) { return x; }
    #define more(x) (x)
    #endif
    #if defined(OTHER) || defined(THIRD)
    int other(int x);
    #endif
    #if !defined(FOURTH)
    int fourth(int x);
    #endif`;
  const undeclared = (start: string, flags: readonly CompilerFlag[] = []): string[] => {
    const text = `${start}\n#include <linux/x.h>\nint f(void) { return extra(1) + more(2) + other(3) + fourth(4); }`;
    return factsOf(text, { kernel: kernelWith({ 'linux/x.h': header }), flags }).undeclared.map((each) => each.function);
  };
  expect(undeclared('')).toEqual(['extra', 'more', 'other']);
  expect(undeclared('#define WANTED')).toEqual(['other']);
  expect(undeclared('#define THIRD')).toEqual(['extra', 'more']);
  expect(undeclared('', [{ kind: 'define', name: 'WANTED', value: '1' }])).toEqual(['other']);
});

test('a header that another one includes by what a macro of a third one names is read in the unit', () => {
  const headers = {
    'linux/parts.h': 'PART(one)\nPART(two)',
    'linux/api.h': '#define PARTS <linux/parts.h>',
    'linux/magic.h': '#define PART(n) int n##_get(void);\n#include PARTS\n#undef PART\n#define PART(n) int n##_put(void);\n#include PARTS',
  };
  const text = `#include <linux/api.h>
    #include <linux/magic.h>
    int f(void) { return one_get() + two_put() + three_get(); }`;
  const { undeclared } = factsOf(text, { kernel: kernelWith(headers) });
  expect(undeclared.map((each) => each.function)).toEqual(['three_get']);
});

test('a function is declared by a type that is one', () => {
  const header = 'typedef int (state_t)(int); state_t on_open; state_t *on_close;';
  const text = '#include <linux/x.h>\nint f(void) { return on_open(1); }';
  expect(factsOf(text, { kernel: kernelWith({ 'linux/x.h': header }) }).undeclared).toEqual([]);
});
