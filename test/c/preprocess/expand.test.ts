import { Expander } from '../../../src/c/preprocess/expand';
import { readDefine } from '../../../src/c/preprocess/readMacro';
import { MacroTable } from '../../../src/c/preprocess/macroTable';
import { predefinedMacros } from '../../../src/c/preprocess/predefined';
import { makeKernel } from '../../kernel/kernel';
import { factsOf, lexed, referencesOf } from '../facts';

/** A text expanded to the end, as gcc -E would show it but for white space. */
function expanded(text: string): string {
  const macros = new MacroTable(predefinedMacros(makeKernel()));
  const expander = new Expander(macros);
  const out: string[] = [];
  for (const part of lexed(text).parts) {
    if (part.kind === 'run') out.push(...expander.expandAll(part.tokens, macros.point).map((token) => token.text));
    else if (part.name === 'define') macros.set(part.tokens[0]!.text, readDefine(part) ?? null);
    else if (part.name === 'undef') macros.set(part.tokens[0]!.text, null);
  }
  return out.join(' ');
}

test.each([
  ['a name', '#define A b c\nA A', 'b c b c'],
  ['arguments', '#define F(x, y) y x\nF(a, b)', 'b a'],
  ['commas in parentheses', '#define F(x, y) y x\nF((a, b), c)', 'c ( a , b )'],
  ['arguments over lines', '#define F(x) x\nF(\na\n)', 'a'],
  ['no use without parentheses', '#define F(x) x\nF; F', 'F ; F'],
  ['a blank before the parameters of none', '#define F (x)\nF', '( x )'],
  ['no argument at all', '#define F() a\n#define G(x) [x]\nF() G()', 'a [ ]'],
  ['too few and too many arguments', '#define F(x, y) x+y\nF(a) F(a, b, c)', 'a + a + b'],
  ['an argument that is a macro', '#define A 1\n#define F(x) x\nF(A)', '1'],
  ['a name that comes out of a macro', '#define F(x) x\n#define G F\nG(a)', 'a'],
  ['itself once', '#define f(x) g(f(x))\nf(a)', 'g ( f ( a ) )'],
  ['two that name each other', '#define a b\n#define b a\na b', 'a b'],
  ['itself behind its end', '#define f(x) x f\nf(a)(b)(c)', 'a f ( b ) ( c )'],
  ['a macro that ended within the arguments of the next', '#define f(x) g\n#define g(x) f(x)\nf(a)(b)(c)', 'g ( c )'],
  [
    'macros that count their arguments and call each other by that',
    `#define COUNT_(a, b, c, n, ...) n
#define COUNT(...) COUNT_(__VA_ARGS__, 3, 2, 1)
#define P2(a, b) a ## b
#define P(a, b) P2(a, b)
#define FIRST(a, ...) a
#define REST(a, ...) __VA_ARGS__
#define TAIL(...) (REST(__VA_ARGS__))
#define NAME(a, b) P(X_, P(a, b))
#define EACH(prefix, list) NAME(EACH_, COUNT list)(prefix, list)
#define X_EACH_1(prefix, list) NAME(prefix, FIRST list)
#define X_EACH_2(prefix, list) NAME(prefix, FIRST list), X_EACH_1(prefix, TAIL list)
#define X_R_ONE(x) one x
#define X_R_TWO(x) two x
EACH(R_, (ONE(1))); EACH(R_, (ONE(1), TWO(2)))`,
    'one 1 ; one 1 , two 2',
  ],
  ['itself in an argument', '#define F(x) x+1\nF(F(a))', 'a + 1 + 1'],
  [
    'the example of C11 6.10.3.5',
    '#define t(x,y,z) x ## y ## z\nt(1,2,3) t(,4,5) t(6,,7) t(8,9,) t(10,,) t(,11,) t(,,12) t(,,)',
    '123 45 67 89 10 11 12',
  ],
  ['pasted names that are macros', '#define AB 1\n#define P(x, y) x ## y\nP(A, B)', '1'],
  ['no macro in what is pasted', '#define A 1\n#define P(x) x ## _t\nP(A)', 'A_t'],
  [
    'arguments of a macro that pastes them later',
    '#define A 1\n#define P2(x, y) x ## y\n#define P(x, y) P2(x, y)\nP(a, A)',
    'a1',
  ],
  ['stringified arguments', '#define S(x) #x\nS( a  + "b\\n" )', '"a + \\"b\\\\n\\""'],
  ['stringified macros', '#define A 1\n#define S2(x) #x\n#define S(x) S2(x)\nS2(A) S(A)', '"A" "1"'],
  ['variadics', '#define L(f, ...) log(f, __VA_ARGS__)\nL(a, b, c)', 'log ( a , b , c )'],
  ['GNU named variadics', '#define L(f, args...) log(f, args)\nL(a, b, c)', 'log ( a , b , c )'],
  [
    'a comma dropped before nothing',
    '#define L(f, ...) log(f, ##__VA_ARGS__)\nL(a) L(a, b)',
    'log ( a ) log ( a , b )',
  ],
  [
    'a comma dropped before named nothing',
    '#define L(f, args...) log(f, ## args)\nL(a) L(a, b)',
    'log ( a ) log ( a , b )',
  ],
  ['__VA_OPT__', '#define L(f, ...) log(f __VA_OPT__(,) __VA_ARGS__)\nL(a) L(a, b)', 'log ( a ) log ( a , b )'],
  ['__VA_OPT__ with parentheses and commas', '#define L(...) __VA_OPT__((a, b)) c\nL() L(1)', 'c ( a , b ) c'],
  ['a definition taken back', '#define A 1\nA\n#undef A\nA', '1 A'],
  ['a definition made anew', '#define A 1\nA\n#define A 2\nA', '1 2'],
  ['a list without end', '#define F(x) [x]\nF(a', '[ a ]'],
  ['a parameter list without end', '#define F(x\nF', 'F'],
])('a macro expands: %s', (_, text, result) => {
  expect(expanded(text)).toBe(result);
});

test('what an argument says stands where it is said, the rest where the macro is used', () => {
  const text = '#define CALL(f) f(other)\nint g(void) { return CALL(first); }';
  const places = factsOf(text).references.map(({ symbol, origin, via, span }) => [
    symbol,
    origin,
    via,
    text.slice(span.start, span.end),
  ]);
  expect(places).toEqual(
    expect.arrayContaining([
      ['first', 'text', [], 'first'],
      ['other', 'macro', ['CALL() (m.c:1)'], 'CALL'],
    ]),
  );
});

test('a chain of macros is told from the outermost in', () => {
  const text = '#define INNER target\n\n#define OUTER() INNER()\nint g(void) { return OUTER(); }';
  expect(factsOf(text).references).toMatchObject([{ symbol: 'target', via: ['OUTER() (m.c:3)', 'INNER (m.c:1)'] }]);
});

test('a function keeps the macros of where it stands', () => {
  const text =
    [
      '#define A one',
      'int f(void) { return A(); }',
      '#undef A',
      '#define A two',
      'int g(void) { return A(); }',
      '#undef A',
      'int h(void) { return A(); }',
    ].join('\n');
  expect(
    factsOf(text)
      .references.map(({ symbol }) => symbol)
      .sort(),
  ).toEqual(['A', 'one', 'two']);
});

test('a directive inside the arguments of a macro is obeyed', () => {
  expect(referencesOf('F(\n#if 1\n yes()\n#else\n no()\n#endif\n);')).toEqual(['F', 'yes']);
});

test.each([
  [
    'used by its own macro',
    '#define LIST X(a) X(b)\n#define X(n) int n;\nLIST\n#undef X\n#define X(n) int n##_2;\nLIST\n#undef X\nint z;',
  ],
  [
    'handed its macro',
    [
      '#define LIST(X) X(a) X(b)',
      '#define ONE(n) int n;',
      'LIST(ONE)',
      '#undef ONE',
      '#define TWO(n) int n##_2;',
      'LIST(TWO)',
      '#undef TWO',
      'int z;',
    ].join('\n'),
  ],
])('an X-macro list %s is expanded by what X is at that point', (_, text) => {
  expect(factsOf(text).definitions.map(({ symbol }) => symbol)).toEqual(['a', 'b', 'a_2', 'b_2', 'z']);
});
