import fc from 'fast-check';
import { Budget } from '../../src/util/budget';
import type { ObjectFacts } from '../../src/model';
import { factsOf, UNDECIDED } from '../c/facts';

const name = fc.constantFrom('a', 'b', 'c', 'M', 'N', UNDECIDED);

/** Pieces of C and of the preprocessor, well formed and not, as tokens that may follow each other in any order. */
const soup = fc
  .array(
    fc.oneof(
      name,
      fc.constantFrom(
        ...'int static inline extern struct typedef typeof sizeof return if else for while do switch case asm'.split(
          ' ',
        ),
        ...'( ) { } [ ] ; , = + * & && || ? : . -> ... # ## 0 1 "s" \'c\' __attribute__((weak))'.split(' '),
        ...[
          '\n',
          '\\\n',
          '/*',
          '*/',
          '//',
          '"',
          "'",
          'EXPORT_SYMBOL(',
          'MODULE_LICENSE(',
          'IS_ENABLED(CONFIG_X)',
          '__VA_ARGS__',
          '__VA_OPT__(',
        ],
      ),
      fc
        .constantFrom('#if ', '#ifdef ', '#elif ', '#else\n', '#endif\n', '#include "b.h"\n', '#undef M\n')
        .map((text) => `\n${text}`),
      fc
        .tuple(
          name,
          fc.constantFrom('', '()', '(a)', '(a, b)', '(a, ...)', '(a...)', '('),
          fc.constantFrom('M', 'N N', 'a ## b', '#a', 'M(N)', '{', '}', ''),
        )
        .map(([macro, parameters, body]) => `\n#define ${macro}${parameters} ${body}\n`),
    ),
    { maxLength: 80, size: 'max' },
  )
  .map((pieces) => pieces.join(' '));

/**
 * So many units of a Budget a text of some 160 pieces may cost: macros may use each other several times over, and a
 * header that includes itself is read 200 times, each time with what the ones before have defined.
 */
const LIMIT = 10_000_000;

test('whatever C-like text there is, its facts are found, in the files that were read, and for little work', () => {
  fc.assert(
    fc.property(soup, soup, (text, header) => {
      const texts: Record<string, string> = { 'm.c': text, 'b.h': header };
      const work = new Budget();
      const facts = factsOf(text, { files: texts, work });
      expect(work.spent).toBeLessThan(LIMIT);
      const spans = [...facts.definitions, ...facts.references, ...facts.exports, ...facts.tags].map(
        ({ span }) => span,
      );
      for (const { file, start, end } of spans) {
        expect(facts.files).toContain(file);
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(texts[file]!.length);
      }
    }),
    { numRuns: 200 },
  );
});

test('the same text has the same facts', () => {
  fc.assert(
    fc.property(soup, soup, (text, header) => {
      expect(factsOf(text, { files: { 'b.h': header } })).toEqual(factsOf(text, { files: { 'b.h': header } }));
    }),
  );
});

/** Lines that stand for themselves, so that they can be parted and put into another order. */
const line = fc.constantFrom(
  'int v = 1;',
  'static int s(void) { return g(); }',
  'int f(void) { return s() + h(&v); }',
  'EXPORT_SYMBOL(f);',
  'MODULE_LICENSE("GPL");',
  '#if IS_ENABLED(CONFIG_USB)',
  `#ifdef ${UNDECIDED}`,
  '#else',
  '#endif',
  '#define CALL(x) x(1)',
  'int k(void) { return CALL(target); }',
  'DEFINE_MUTEX(lock)',
);

/** Facts without their places. */
function withoutPlaces({ definitions, references, exports, tags, mayDefine }: ObjectFacts): unknown {
  const bare = (each: object): object => ({ ...each, span: 0, declaration: 0, via: 0, reason: 0 });
  return {
    mayDefine,
    definitions: definitions.map(bare),
    references: references.map(bare),
    exports: exports.map(bare),
    tags: tags.map(bare),
  };
}

test('blank lines, comments and carriage returns between lines change places alone', () => {
  const between = fc.constantFrom(
    '\n',
    '\n\n',
    '\r\n',
    ' // c\n',
    ' /* c\n */\n',
    '\n/* é😀 */\n',
    ' /* a */ /* b */\n',
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(line, between), { maxLength: 15 }), (lines) => {
      const plain = lines.map(([text]) => `${text}\n`).join('');
      const spread = lines.flat().join('');
      expect(withoutPlaces(factsOf(spread))).toEqual(withoutPlaces(factsOf(plain)));
    }),
  );
});

test('the order in which unrelated macros are defined does not matter', () => {
  const defines = ['#define A one', '#define B(x) x A', '#define C B(two)', '#define D(x) #x', '#define E(x) x##_t'];
  const use = 'int f(void) { return A + B(three) + C + E(four) + g(D(five)); }';
  const inOrder = withoutPlaces(factsOf([...defines, use].join('\n')));
  fc.assert(
    fc.property(fc.shuffledSubarray(defines, { minLength: defines.length }), (shuffled) => {
      expect(withoutPlaces(factsOf([...shuffled, use].join('\n')))).toEqual(inOrder);
    }),
  );
});

test('a macro that is never used changes nothing', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 15 }), fc.nat(15), (lines, at) => {
      const more = [...lines.slice(0, at), '#define NEVER_USED(x) { x ( EXPORT_SYMBOL(x)', ...lines.slice(at)];
      expect(withoutPlaces(factsOf(more.join('\n')))).toEqual(withoutPlaces(factsOf(lines.join('\n'))));
    }),
  );
});

test('files that include each other in any way end', () => {
  const file = fc.constantFrom('m.c', 'a.h', 'b.h', 'gone.h');
  const include = fc
    .array(
      fc.oneof(
        file.map((path) => `#include "${path}"`),
        line,
      ),
      { maxLength: 4 },
    )
    .map((lines) => lines.join('\n'));
  fc.assert(
    fc.property(include, include, include, (text, a, b) => {
      const { files } = factsOf(text, { files: { 'a.h': a, 'b.h': b } });
      expect(files).toEqual([...new Set(files)]);
      expect(files[0]).toBe('m.c');
    }),
    { numRuns: 20 },
  );
});
