import { Budget } from '../../src/util/budget';
import { factsOf } from './facts';

const MANY = 100_000;
/** What each character may cost at most, in the units of a Budget: what is read a few times over stays below. */
const A_CHARACTER = 5;
/** The same where macros nest in each other's arguments: each of 200 levels goes over what is left. */
const A_NESTED_CHARACTER = 250;

const nested = (open: string, inside: string, close: string): string => open.repeat(MANY) + inside + close.repeat(MANY);
const inBody = (text: string): string => `int before(void) { return 1; }\nint f(void) { ${text} }\nint after;`;
const levels = (line: (to: number, from: number) => string): string =>
  Array.from({ length: 40 }, (_, index) => line(index + 1, index)).join('\n');
const doubling = (first: string, use: string): string =>
  `#define A0 ${first}\n${levels((to, from) => `#define A${to} A${from} A${from}`)}\n${use}`;
const wrapping = levels((to, from) => `#define W${to}(x) W${from}(x x)`);

test.each<[what: string, text: string, aCharacter?: number]>([
  ['parentheses', inBody(`return ${nested('(', '1', ')')};`)],
  ['braces', inBody(nested('{', ';', '}'))],
  ['indices', inBody(`return ${nested('a[', '1', ']')};`)],
  ['calls', inBody(`${nested('g(', '1', ')')};`)],
  ['statement expressions', inBody(`return ${nested('({ ', '1;', ' })')};`)],
  ['conditions', inBody(`return ${nested('a ? b : ', 'c', '')};`)],
  ['assignments', inBody(`${nested('a = ', 'c', '')};`)],
  ['prefixes', inBody(`return ${nested('! - ~ & * ', 'c', '')};`)],
  ['casts', inBody(`return ${nested('(int)', 'c', '')};`)],
  ['else if', inBody(`${nested('if (a) b(); else ', ';', '')}`)],
  ['loops', inBody(nested('for (;;) ', ';', ''))],
  ['macros in arguments', `#define F(x) x\n${inBody(`return ${nested('F(', '1', ')')};`)}`, A_NESTED_CHARACTER],
  [
    'macros one in the other',
    inBody('M0;').replace(
      /^/,
      Array.from({ length: MANY }, (_, index) => `#define M${index} M${index + 1}\n`).join(''),
    ),
  ],
  ['#if', `int before;\n${nested('#if 1\n', 'int f;\n', '#endif\n')}int after;`],
  ['undecided #if', `int before;\n${nested('#if CALL(1)\n', 'int f;\n', '#endif\n')}int after;`],
  [
    'undecided #if with definitions',
    `int before;\n${nested('#if CALL(1)\n', '#define X\nint f;\n', '#endif\n').slice(0, 20_000)}\nint after;`.replace(
      /#if CALL\(1\)\n/g,
      '#if CALL(1)\n#define Y\n#else\n',
    ),
  ],
  ['parentheses in #if', `int before;\n#if ${nested('(', '1', ')')}\nint f;\n#endif\nint after;`],
  ['prefixes in #if', `int before;\n#if ${nested('! - ', '1', '')}\nint f;\n#endif\nint after;`],
  ['conditions in #if', `int before;\n#if ${nested('1 ? 1 : ', '1', '')}\nint f;\n#endif\nint after;`],
])(
  '%s nested without end neither stop the rest nor cost more than their length',
  (_, text, aCharacter = A_CHARACTER) => {
    const work = new Budget();
    const symbols = factsOf(text, { work }).definitions.map(({ symbol }) => symbol);
    expect(symbols).toContain('before');
    expect(work.spent).toBeLessThan(aCharacter * text.length);
  },
);

test('groups behind a long one at file scope do not have that one looked at again', () => {
  const text = `int before;\nf(${'a, '.repeat(2_000)}) ${'x\n(y) '.repeat(2_000)}x;`;
  const work = new Budget();
  expect(factsOf(text, { work }).definitions.map(({ symbol }) => symbol)).toContain('before');
  expect(work.spent).toBeLessThan(A_CHARACTER * text.length);
});

test.each([
  ['open parentheses', `int before;\nint f${'('.repeat(MANY)}`],
  ['brackets', `int before;\nint f${nested('[1', '', ']')};`],
  ['stars', `int before;\nint ${'*'.repeat(MANY)}f;`],
  ['declarators', `int before;\nint ${Array.from({ length: MANY }, (_, index) => `v${index}`).join(', ')};`],
  ['junk', `int before;\n${'( { [ ; } ) = , a "x" '.repeat(20_000)}`],
])('a declaration of %s beyond all measure is said to be unread', (_, text) => {
  const { definitions, problems } = factsOf(text);
  expect(definitions.map(({ symbol }) => symbol)).toContain('before');
  expect(problems).toMatchObject([
    { message: expect.stringContaining('no declaration is as long') as string, file: 'm.c', line: 2 },
  ]);
});

test.each([
  ['of names', doubling('1 +', 'int before;\n#if A40 1\nint f;\n#endif')],
  ['of arguments', `#define W0(x) 1\n${wrapping}\n${inBody('W40(y);')}`],
])(
  'a macro bomb %s ends, and is reported',
  (_, text) => {
    const { definitions, problems } = factsOf(text);
    expect(definitions.map(({ symbol }) => symbol)).toContain('before');
    expect(problems).toMatchObject([{ message: 'macros expand without end', file: 'm.c' }]);
  },
);

test.each([
  ['nothing', ''],
  ['#', '#'],
  ['# on each line', '#\n'.repeat(MANY)],
  ['# without end', '#'.repeat(MANY)],
  ['NULs', '\0'.repeat(MANY)],
  ['an open comment', `/*${'x'.repeat(MANY)}`],
  ['line splices', '\\\n'.repeat(MANY)],
  ['closing braces', '}'.repeat(MANY)],
  [
    'broken directives',
    '#define\n#define 1\n#define F(\n#undef\n#if\n#elif\n#endif\n#ifdef\n#include\n#pragma\n#line\n#else\n',
  ],
  ['half surrogates', '\ud800\udc00 \ud800 "\udc00'],
])('a file of %s holds nothing and is no failure', (_, text) => {
  expect(factsOf(text)).toMatchObject({ definitions: [], references: [], exports: [] });
});

test.each([
  ['a literal', `char *before = "${'x'.repeat(20_000_000)}";`],
  ['escapes', `char *before = "${'\\"'.repeat(5_000_000)}";`],
  ['a comment', `int before; /*${'x'.repeat(20_000_000)}*/`],
  ['an initialiser', `int before[] = {${'0,'.repeat(200_000)}};`],
  ['an argument of a macro', `#define F(x...) x\nint before[] = F({${'0,'.repeat(150_000)}});`],
  ['a word', `int before, ${'x_'.repeat(20_000)};`],
])('one line that is all %s is read', (_, text) => {
  const work = new Budget();
  expect(factsOf(text, { work }).definitions[0]).toMatchObject({ symbol: 'before' });
  expect(work.spent).toBeLessThan(A_CHARACTER * text.length);
});

test.each([
  ['9'.repeat(400) + ' & 1'],
  [`0${'7'.repeat(400)} | 1`],
  ["'constructor' & 1"],
  ['1 << 1000 | 1'],
  ['1 / 0'],
  ['__proto__ + constructor'],
])('a condition of no value, %.20s, is no failure', (condition) => {
  expect(factsOf(`#if ${condition}\nint a;\n#endif\nint b;`).definitions.map(({ symbol }) => symbol)).toContain('b');
});

test('names that JavaScript objects have are names like others', () => {
  const text =
    '#define constructor(x) x\nint __proto__;\nint toString(void) { return hasOwnProperty(constructor(valueOf)); }';
  const { definitions, references } = factsOf(text);
  expect(definitions.map(({ symbol }) => symbol)).toEqual(['__proto__', 'toString']);
  expect(references.map(({ symbol }) => symbol).sort()).toEqual(['hasOwnProperty', 'valueOf']);
});

test('a file that includes itself without a guard ends', () => {
  const { problems } = factsOf('#include "m.c"\n#include "m.c"\nint f;');
  expect(problems[0]).toMatchObject({ message: 'includes nest too deeply', file: 'm.c' });
});

test('chains of functions that return what the next one does end', () => {
  const chain = Array.from(
    { length: 20_000 },
    (_, index) => `static int f${index}(void) { return f${index + 1}(); }`,
  ).join('\n');
  expect(
    factsOf(`${chain}\nint g(void) { if (f0()) target(); return 0; }`).references.map(({ symbol }) => symbol),
  ).toContain('target');
});

test('a name defined again and again, in doubt or not, costs no more than its length', () => {
  const again = '#define A int a\nA;\n#undef A\n'.repeat(20_000);
  const doubt = '#if CALL(1)\n#define B 1\n#else\n#define B 2\n#endif\nint f(void) { return B; }\n'.repeat(2_000);
  const work = new Budget();
  expect(factsOf(again + doubt, { work }).definitions.map(({ symbol }) => symbol)).toEqual(['a', 'f']);
  expect(work.spent).toBeLessThan(A_CHARACTER * (again + doubt).length);
});
