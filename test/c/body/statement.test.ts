import { usesOf } from '../headers';

const header = 'static inline void a(int n) { if (n) g(); else h(); }';
const SIZE = 'sizeof(struct s) > 16';

test.each([
  ['a local that is set once has its value', 'int n = 0; a(n);', ['h < a()']],
  ['and hands it on', 'int n = 0, m = n; a(m);', ['h < a()']],
  ['one that is set again has none', 'int n = 0; n = parameter; a(n);', ['g < a()', 'h < a()']],
  ['nor one that counts', 'int n = 0; n++; a(n);', ['g < a()', 'h < a()']],
  ['nor one whose address is taken', 'int n = 0; k(&n); a(n);', ['g < a()', 'h < a()', 'k']],
  ['nor one that asm writes to', 'int n = 0; asm("" : "=r" (n)); a(n);', ['g < a()', 'h < a()']],
  ['nor one that is static', 'static int n = 0; a(n);', ['g < a()', 'h < a()']],
  ['one that is set in doubtful code alone may have it', `int n = 0; if (${SIZE}) n = 1; a(n);`, ['g? < a()', 'h? < a()']],
  ['an inner local is another one', 'int n = 0; { int n = parameter; a(n); }', ['g < a()', 'h < a()']],
  ['a statement expression has the value of its end', 'a(({ k(); 0; }));', ['h < a()', 'k']],
  ['what stands in memory has none', 'int *n = 0; a(*n);', ['g < a()', 'h < a()']],
])('%s', (_, statements, uses) => {
  expect(usesOf(statements, header)).toEqual(uses);
});

test.each([
  ['a size', `if (${SIZE}) g(); else h();`, ['g?', 'h?']],
  ['a size, and more at run time', `if (${SIZE} && parameter) g();`, ['g?']],
  ['a size behind what is known at run time', `if (parameter && ${SIZE}) g();`, ['g?']],
  ['what follows the size with &&', `${SIZE} && g();`, ['g?']],
  ['what follows the size with ||', `${SIZE} || g();`, ['g?']],
  ['what the size chooses', `return ${SIZE} ? g() : h();`, ['g?', 'h?']],
  ['a loop while the size is so', `while (${SIZE}) g();`, ['g?']],
  ['what stands behind a return', `if (${SIZE}) return 0; g();`, ['g?']],
])('no one can tell but the compiler: %s', (_, statements, uses) => {
  expect(usesOf(statements, '')).toEqual(uses);
});

test.each([
  ['is dead behind return', 'return 0; g();', []],
  ['is dead behind what is never reached', 'h(); __builtin_unreachable(); g();', ['h']],
  ['is alive behind a label', 'goto out; g(); out: h();', ['h']],
  ['is dead behind both branches of an if', 'if (parameter) return 0; else return 1; g();', []],
  ['is alive behind one of them', 'if (parameter) return 0; g();', ['g']],
  ['is there for all sizes if in all cases', 'switch (sizeof(struct s)) { case 1: g(); h(); break; case 2: h(); }', ['g?', 'h']],
])('code %s', (_, statements, uses) => {
  const found = usesOf(statements, '').filter((use) => !use.startsWith('__builtin'));
  expect(found).toEqual(uses);
});

test('a switch whose sizes but one are asserted away keeps what the others refer to', () => {
  const header = 'extern void bad(void) __attribute__((error("size")));';
  const cases = 'case 1: g(); break; case 2: g(); break; default: bad();';
  expect(usesOf(`switch (sizeof(struct s)) { ${cases} }`, header)).toEqual(['g']);
});
