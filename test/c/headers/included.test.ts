import { usesIn, usesOf } from '../headers';

const M = '#define M() g()';
const use = 'int f(void) { M(); }';

test.each<[string, string, Record<string, string> | string, string[]]>([
  ['is expanded', `#include <linux/x.h>\n${use}`, M, ['g < M()']],
  ['is none where no one includes it', use, M, ['M']],
  ['comes by another header', `#include <linux/a.h>\n${use}`, { 'linux/a.h': '#include <linux/x.h>', 'linux/x.h': M }, ['g < M()']],
  ['holds behind the include alone', 'int e(void) { M(); }\n#include <linux/x.h>', M, ['M']],
  ['is undefined by the driver', `#include <linux/x.h>\n#undef M\n${use}`, M, ['M']],
  ['gives way to the driver, behind', `#include <linux/x.h>\n#undef M\n#define M() k()\n${use}`, M, ['k < M()']],
  ["takes the place of the driver's, before", `#define M() k()\n#include <linux/x.h>\n${use}`, M, ['g < M()']],
  ['is a fallback', `#include <linux/x.h>\n${use}`, `#ifndef M\n${M}\n#endif`, ['g < M()']],
  ['is a fallback that the driver forestalls', `#define M() k()\n#include <linux/x.h>\n${use}`, `#ifndef M\n${M}\n#endif`, ['k < M()']],
  ['hangs on the configuration', `#include <linux/x.h>\n${use}`, `#ifdef CONFIG_A\n${M}\n#else\n#define M() h()\n#endif`, ['h < M()']],
])('a macro of a header %s', (_, text, headers, uses) => {
  expect(usesIn(text, { headers })).toEqual(uses);
});

test.each([
  ['defines anew', '#undef M\n#define M() h()', ['h < M()']],
  ['undefines', '#undef M', ['M']],
])('a header %s what another one has defined, from its include on', (_, second, uses) => {
  const headers = { 'linux/a.h': M, 'linux/b.h': `#include <linux/a.h>\n${second}` };
  const text = `#include <linux/a.h>\nint e(void) { M(); }\n#include <linux/b.h>\n${use}`;
  expect(usesIn(text, { headers })).toEqual([...uses, 'g < M()'].sort());
});

test.each([
  ['with pasting', '#define CAT(a, b) a##b\n#define CALL(a, b) CAT(__##a, b##_dev)()', 'CALL(re, gister);', ['__register_dev < CALL()']],
  ['of expanded arguments', '#define X g\n#define CAT(a) a##_dev\n#define CALL(a) CAT(a)()', 'CALL(X);', ['g_dev < X']],
  ['that drop what they are given', '#define DROP(x) do { } while (0)\n#define OUTER(x) DROP(x)', 'OUTER(g());', []],
  ['that size up what they are given', '#define no(x) ((void)sizeof(x))', 'no(g());', []],
  ['that assert what is not configured', '#define WARN(x) do { } while (0 && (x))', 'WARN(g());', []],
  ['that choose', '#define PICK(x) __builtin_choose_expr(x, g(), h())', 'PICK(0);', ['h < PICK()']],
  ['in each other', '#define A() g()\n#define B() A()\n#define C() B()', 'C();', ['g < C() < B() < A()']],
  ['that name themselves', '#define g(x) (h(), g(x))', 'g(1);', ['g < g()', 'h < g()']],
])('macros %s', (_, header, statements, uses) => {
  expect(usesOf(statements, header)).toEqual(uses);
});
