import { factsOf, referencesOf } from '../facts';
import { kernelWith } from '../headers';

const DECLARATIONS = `unsigned char x[16] __attribute__((aligned(16)));
  __attribute__((aligned(16))) struct s x;
  __attribute__((aligned(16))) type x;
  __attribute__((aligned(16), unused)) type *x;
  __attribute__((unused)) __attribute__((aligned(16))) int x;
  [[gnu::aligned(16)]] int x;
  [[maybe_unused, gnu::aligned(16)]] static type x;
  int x [[gnu::aligned(16)]];
  __declspec(align(16)) int x;
  _Alignas(16) char x[16];
  static _Alignas(struct s) char x[16];
  __aligned(16) type x;
  type __attribute__((aligned(16))) x;
  type __attribute__((aligned(16))) *x;
  type *__attribute__((aligned(16))) x;
  struct __attribute__((packed, aligned(4))) s { int a; } x;
  struct s { int a; } __attribute__((packed, aligned(4))) x;
  int (*__attribute__((aligned(16))) x)(int);
  __extension__ int x;
  __extension__ __attribute__((aligned(16))) int x`;

const STATEMENTS = `switch (parameter) { case 1: __attribute__((fallthrough)); case 2: g(); }
  switch (parameter) { case 1: [[fallthrough]]; case 2: g(); }
  goto out; out: __attribute__((unused)); g();
  goto out; out: __attribute__((cold, aligned(4))) g();
  g((struct s __attribute__((aligned(4))) *)0);
  g((type __attribute__((aligned(4))) *)0);
  g((__attribute__((aligned(4))) type *)0);
  g(sizeof(type __attribute__((aligned(4)))));
  int h(int __attribute__((unused, aligned(4))) y); g();
  for (__attribute__((aligned(4))) int i = 0; i < 2; i++) g();
  __extension__ ({ g(); });
  int y = __extension__ ({ g(); 1; });
  __acquire(lock); g(); __release(lock)`;

const called = (statements: string): string[] =>
  factsOf(`int g(int x); int f(int parameter) { ${statements} }`, { kernel: kernelWith({ 'linux/x.h': '' }) })
    .undeclared.map((call) => call.function);

test.each(DECLARATIONS.split(/;?\n */))('%s declares a local', (declaration) => {
  expect(referencesOf(`${declaration}; g(x);`)).toEqual(['g']);
  expect(called(`${declaration}; g(x);`)).toEqual([]);
});

test.each(STATEMENTS.split(/;?\n */))('%s calls g() alone', (statements) => {
  expect(referencesOf(`${statements};`)).toEqual(['g']);
  expect(called(`${statements};`)).toEqual([]);
});
