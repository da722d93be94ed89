import type { UndeclaredCall } from '../../../src/model';
import { factsOf, UNDECIDED, type Setting } from '../facts';
import { kernelWith } from '../headers';

const kernel = kernelWith({
  'linux/a.h': `#include <linux/b.h>
    int declared(int); static inline int inlined(void) { return 0; } extern int (*pointer)(void);
    #define MACRO(x) declared(x)
    #define CALLS(x) other(x)
    #define CALL(f) f(1)
    typedef int type;`,
  'linux/b.h': 'int further(void);',
  'linux/c.h': 'int elsewhere(void);\n#define ELSEWHERE(x) (x)',
  'linux/longer.h': 'int elsewhere(void);',
  'asm/c.h': 'int elsewhere(void);',
});

const undeclared = (text: string, setting: Setting = {}): readonly UndeclaredCall[] =>
  factsOf(`#include <linux/a.h>\n${text}`, { kernel, ...setting }).undeclared;
const namesIn = (text: string, setting?: Setting): string[] =>
  undeclared(text, setting).map((call) => call.function);
const inBody = (statements: string): string[] => namesIn(`int f(int (*given)(int), int n) { ${statements} }`);

test.each([
  ['a call', 'nothing();', ['nothing']],
  ['a function once', 'nothing(); nothing();', ['nothing']],
  ['a call in dead code', 'if (0) one(); while (0) two(); return 0; three();', ['one', 'two', 'three']],
  ['a call in a call', 'declared(nothing(1));', ['nothing']],
  ['a library function that the compiler knows', 'printf("");', ['printf']],
  ["a call that a macro of the kernel's is given", 'CALL(nothing);', ['nothing']],
  ['what a header declares, includes and defines', 'declared(1); further(); inlined(); pointer(); MACRO(1);', []],
  ["a call of a macro of the kernel's", 'CALLS(1);', []],
  ['parameters and locals', 'int (*local)(int) = given; given(local(1));', []],
  ['a pointer of a type of a header', 'type (*local)(int) = 0; if (n) local(1); return ((type (*)(int))n)(1);', []],
  ['what a block declares', 'int inner(void); extern int outer(void); return inner() + outer();', []],
  ['members', 'struct s *s; s->call(1); s->in.call(1);', []],
  ['what the compiler has', '__builtin_expect(n, 1); __sync_synchronize(); sizeof(n); va_end(n); _Pragma("x");', []],
  ['the function itself', 'f(0, 1);', []],
])('is undeclared: %s', (_, statements, names) => {
  expect(inBody(statements)).toEqual(names);
});

test.each([
  ['in a function that nothing calls', 'static inline int f(void) { return nothing(); }', ['nothing']],
  ['before it is declared', 'int f(void) { return later(); } int later(void);', ['later']],
  ['behind its declaration', 'int before(void); int f(void) { return before(); }', []],
  ['before the driver declares again what a header declares', 'int f(void) { return further(); } int further(void);', []],
  ['that a typedef makes a declaration', 'typedef struct { int x; } type_of_s; void f(void) { type_of_s(s); }', []],
  ['in an initialiser', 'struct s s = { .x = NOTHING(1) };', ['NOTHING']],
  ['in a branch that is not compiled', '#if 0\nint f(void) { return nothing(); }\n#endif', []],
  ['under a condition that cannot be decided', `#if ${UNDECIDED}\nint f(void) { return nothing(); }\n#endif`, []],
  ['of what a macro may define that is not known', 'MAKE(made)\nint f(void) { return made() + made_get(); }', []],
  ['behind an include that is not there', '#include "gone.h"\nint f(void) { return nothing(); }', []],
])('a call %s', (_, text, names) => {
  expect(namesIn(text)).toEqual(names);
});

test('nothing is said where the headers are not known', () =>
  expect(namesIn('int f(void) { return nothing(); }', { kernel: {} })).toEqual([]));

test('the header to include is one of include/linux, the shortest', () => {
  expect(undeclared('int f(void) { return elsewhere() + ELSEWHERE(1); }')).toMatchObject([
    { function: 'elsewhere', header: 'linux/c.h' },
    { function: 'ELSEWHERE', header: 'linux/c.h' },
  ]);
  expect(undeclared('int f(void) { return nothing(); }')[0]).not.toHaveProperty('header');
});

test("a macro of the driver's is a step on the way to the call", () => {
  const [call] = undeclared('#define COPY(x) nothing(x)\nint f(void) { return COPY(1); }');
  expect(call).toMatchObject({ function: 'nothing', via: ['COPY() (m.c:2)'], certainty: 'certain' });
});

test('a header given by -include declares, and one of the name behind the file', () => {
  const flags = [{ kind: 'includeFile' as const, path: '/kernel/include/linux/c.h' }];
  expect(namesIn('int f(void) { return elsewhere(); }', { flags })).toEqual([]);
  const next = {
    files: { 'compat/linux/c.h': '#include_next <linux/c.h>' },
    flags: [{ kind: 'includeDirectory' as const, path: 'compat' }],
  };
  expect(namesIn('#include <linux/c.h>\nint f(void) { return elsewhere(); }', next)).toEqual([]);
});
