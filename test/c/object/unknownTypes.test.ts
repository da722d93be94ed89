import { factsOf, UNDECIDED } from '../facts';
import { kernelWith } from '../headers';

const kernel = kernelWith({
  'linux/a.h': `#include <linux/b.h>
    typedef int known_t;
    struct outer { struct inner { int a; } in; };
    struct forward;
    enum mode { ON };
    #define DECLARE_RATE(name) struct rate_##name { int a; };`,
  'linux/b.h': 'union both { int a; };',
  'linux/c.h': 'struct elsewhere { int a; }; typedef int elsewhere_t;',
});

const found = (text: string): string[] =>
  factsOf(`#include <linux/a.h>\n${text}`, { kernel }).unknownTypes.map(
    ({ type, header }) => `${type}${header === undefined ? '' : ` (${header})`}`,
  );
const inBody = (statements: string): string[] => found(`int f(struct given *given) { ${statements} }`);

test.each([
  ['a variable', 'struct gone x; static gone_t y;', ['struct gone', 'gone_t']],
  ['one that a header has which is not included', 'struct elsewhere x; elsewhere_t y;', ['struct elsewhere (linux/c.h)', 'elsewhere_t (linux/c.h)']],
  ['what is declared without its members', 'struct forward x;', ['struct forward']],
  ['a member, also of a structure in another', 'struct s { struct gone a; struct { other_t b; }; };', ['struct gone', 'other_t']],
  ['what a typedef stands for', 'typedef gone_t own_t; own_t x; typedef struct gone s_t; s_t y;', ['gone_t', 'struct gone']],
  ['the elements of an array', 'extern struct gone x[2];', ['struct gone']],
  ['a parameter and what is returned, of a definition', 'struct r f(struct p p) { }', ['struct r', 'struct p']],
  ['a typedef in a prototype', 'int f(gone_t *x, int (*)(other_t));', ['gone_t', 'other_t']],
  ['an enum', 'enum gone x;', ['enum gone']],
  ['a type once', 'struct gone x; struct gone y;', ['struct gone']],
  ['pointers, prototypes and extern', 'struct gone *x; extern struct gone y; struct r f(struct p p);', []],
  ['what headers have', 'known_t a; struct outer b; struct inner c; union both d; enum mode e;', []],
  ['what the file has', 'struct s { struct in { enum e { A } e; } in; }; struct in a; enum e b; typedef struct s t; t c;', []],
  ["what a macro of the kernel's makes", 'DECLARE_RATE(mine) struct rate_mine x;', []],
  ['what a macro may make that nothing defines', 'DECLARE_THING(mine)\nstruct mine x; struct thing_mine y;', []],
  ['what the compiler knows', '__builtin_va_list x; __int128 y; _Bool z; __uint128_t v; _Float32 w;', []],
])('%s', (_, text, types) => {
  expect(found(text)).toEqual(types);
});

test.each([
  ['a variable', 'struct gone x; static gone_t y; other_t *z;', ['struct gone', 'gone_t', 'other_t']],
  ['a member through a pointer', 'return given->a + given->b;', ['struct given']],
  ['a cast and a size', 'return (long)(gone_t *)0 + sizeof(struct gone);', ['gone_t', 'struct gone']],
  ['one in dead code', 'if (0) { struct gone x; }', ['struct gone']],
  ['pointers', 'struct gone *x = (struct other *)0; f(x);', []],
  ['what the body declares', 'struct s { int a; } a; typedef int t; t b; enum e { A }; enum e c; struct s d;', []],
  ['what is declared among members', 'struct { struct in { int a; } in; enum e { A } e; } a; struct in b; enum e c;', []],
  ['a declarator in parentheses', 'known_t(x) = 0; return x;', []],
])('in a body: %s', (_, statements, types) => {
  expect(inBody(statements)).toEqual(types);
});

test('says nothing of what a header has for a unit that asks for it', () => {
  const asking = kernelWith({ 'linux/a.h': '#ifdef __CORE__\nstruct asked { int a; };\n#endif' });
  const facts = factsOf('#define __CORE__\n#include <linux/a.h>\nstruct asked x; struct gone y;', { kernel: asking });
  expect(facts.unknownTypes.map(({ type }) => type)).toEqual(['struct gone']);
});

test.each([
  ['a header is missing', '#include "own.h"\nstruct gone x;'],
  ['a condition cannot be decided', `${UNDECIDED}\nstruct gone x;\n#endif`],
])('says nothing where %s', (_, text) => {
  expect(found(text)).toEqual([]);
});

test('points at the type, or at the operator that asks for its members', () => {
  const text = 'int f(struct p *p) {\n\tstruct gone x;\n\treturn p->a;\n}';
  const spans = factsOf(text, { kernel }).unknownTypes.map(({ span: { start, end } }) => text.slice(start, end));
  expect(spans).toEqual(['gone', '->']);
});
