import { referencesOf } from '../facts';

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
  ['a builtin', 'memcpy(parameter, 0, 1);', ['memcpy?']],
  ['a spelt-out builtin', '__builtin_memcpy(parameter, 0, 1);', ['memcpy?']],
  ['a case of a constant', 'switch (2) { case 1: v(); break; case 2: w(); }', ['v?', 'w?']],
])('a call of %s is possible only', (_, statements, names) => {
  expect(referencesOf(statements)).toEqual(names);
});
