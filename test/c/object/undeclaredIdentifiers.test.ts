import { factsOf, UNDECIDED } from '../facts';
import { kernelWith } from '../headers';

const kernel = kernelWith({
  'linux/a.h': `#include <linux/b.h>
    enum { LISTED = 2 }; extern int counter;
    #define LIMIT 3
    typedef int type_t;
    #define CALLS(x) take(x, hidden)
    int take(int, int);`,
  'linux/b.h': 'static const int table[2];',
  'linux/c.h': 'enum { ELSEWHERE };',
  'dt-bindings/pins.h': '#define PIN 1',
});

const found = (text: string): string[] =>
  factsOf(`#include <linux/a.h>\n${text}`, { kernel }).undeclaredIdentifiers.map(
    ({ name, header }) => `${name}${header === undefined ? '' : ` (${header})`}`,
  );
const inBody = (statements: string): string[] => found(`int f(int given) { ${statements} }`);

test.each([
  ['a name once', 'given = nothing; return nothing;', ['nothing']],
  ['one in dead code', 'if (0) given = nothing;', ['nothing']],
  ['one that a header has which is not included', 'return ELSEWHERE;', ['ELSEWHERE (linux/c.h)']],
  ['an argument', 'take(nothing, 1);', ['nothing']],
  ['what is declared', 'int local = LISTED + counter + LIMIT + table[0]; return local + given;', []],
  ['what the compiler knows', 'take(__LINE__, sizeof(__func__));', []],
  ['a label, a member, a type', 'goto out; out: return ((struct s *)0)->nothing + (type_t)1 + sizeof(nothing);', []],
  ['a pointer to a function that returns one', 'type_t *(*fn)(type_t *at); fn = take; return fn(0);', []],
  ['a declarator in parentheses', 'type_t (own) = 0; return own;', []],
  ['an enumerator of the body', 'enum { A, B } e = A; return e == B;', []],
  ["what a macro of the header's names", 'CALLS(1);', []],
  ['what is passed to what is not declared', 'NOTHING(given, thing); return thing;', []],
])('%s', (_, statements, names) => {
  expect(inBody(statements)).toEqual(names);
});

test.each([
  ['an initialiser', 'int x = nothing; struct s { int a; } y = { .a = other };', ['nothing', 'other']],
  ['what comes later', 'int *p = &later; int later;', ['later']],
  ['an enumerator of a structure', 'struct s { enum { IN } e; }; int x = IN;', []],
  ['what a macro at file scope may declare', 'DECLARE(thing);\nint x = sizeof(int) + thing;', []],
  ['what a condition may declare', `#ifdef ${UNDECIDED}\nint maybe;\n#endif\nint *f(void) { return &maybe; }`, []],
  ['names beside a header of which nothing is known', '#include <dt-bindings/pins.h>\nint x = PIN;', []],
])('at file scope: %s', (_, text, names) => {
  expect(found(text)).toEqual(names);
});
