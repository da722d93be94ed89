import fc from 'fast-check';
import type { ObjectFacts } from '../../src/model';
import { factsOf } from '../c/facts';
import { kernelWith, usesIn } from '../c/headers';

const name = fc.constantFrom('a', 'b', 'g', 'M', 'N', 'CONFIG_A');

/** Pieces of headers, well formed and not, in any order. */
const header = fc
  .array(
    fc.oneof(
      name,
      fc.constantFrom(...'static inline extern int void struct enum if return sizeof switch asm ( ) { } ; , = # ## "s"'.split(' ')),
      fc.constantFrom('#include <linux/a.h>', '#include "b.h"', '#else', '#endif', '#undef M', '#if M', '#ifndef N').map((line) => `\n${line}\n`),
      fc.tuple(name, fc.constantFrom('', '()', '(a)', '(a, b...)', '('), fc.constantFrom('M', 'N(a)', 'a ## b', '#a', '{', '({', 'g()')).map(
        ([macro, parameters, body]) => `\n#define ${macro}${parameters} ${body}\n`,
      ),
      fc.tuple(name, fc.constantFrom('g();', 'M(a);', 'if (a) b(a); else g();', 'return b(1);', 'switch (a) { case M: g(); }')).map(
        ([inline, body]) => `\nstatic inline int ${inline}(int a) { ${body} }\n`,
      ),
    ),
    { maxLength: 40 },
  )
  .map((pieces) => pieces.join(' '));

const DRIVER = '#include <linux/a.h>\nint first(void) { M(1); a(1); }\n#include <linux/b.h>\nint second(int n) { N; b(n); g(); }\n';

function factsWith(a: string, b: string): ObjectFacts {
  return factsOf(DRIVER, { kernel: kernelWith({ 'linux/a.h': a, 'linux/b.h': b }) });
}

test('whatever headers say, they are read, and facts stand in the driver', () => {
  fc.assert(
    fc.property(header, header, (a, b) => {
      const { definitions, references, exports, tags, undeclared, files } = factsWith(a, b);
      expect(files).toEqual(['m.c']);
      for (const { span } of [...definitions, ...references, ...exports, ...tags, ...undeclared]) {
        expect(span.file).toBe('m.c');
        expect(span.start).toBeGreaterThanOrEqual(0);
        expect(span.end).toBeGreaterThan(span.start);
        expect(span.end).toBeLessThanOrEqual(DRIVER.length);
      }
    }),
    { numRuns: 200 },
  );
});

test('the same headers make the same facts', () => {
  fc.assert(fc.property(header, header, (a, b) => expect(factsWith(a, b)).toEqual(factsWith(a, b))));
});

test('the order of headers that know nothing of each other does not matter', () => {
  const headers = {
    'linux/a.h': '#define A(x) (x)->call()\nstatic inline int a(int n) { return n ? g() : 0; }',
    'linux/b.h': '#include <linux/d.h>\n#define B() D(h)',
    'linux/c.h': 'enum { C = 1 };\nstatic inline void c(void) { if (C) k(); }',
    'linux/d.h': '#define D(x) x()',
  };
  const names = Object.keys(headers) as (keyof typeof headers)[];
  const shuffled = fc.shuffledSubarray(names, { minLength: names.length });
  const inOrder = ['g < a()', 'h < B()', 'k < c()'];
  fc.assert(
    fc.property(shuffled, shuffled, (files, includes) => {
      const texts = Object.fromEntries(files.map((each) => [each, headers[each]]));
      const included = includes.map((each) => `#include <${each}>\n`).join('');
      expect(usesIn(`${included}int f(void) { a(C); B(); c(); }`, { headers: texts })).toEqual(inOrder);
    }),
    { numRuns: 30 },
  );
});

test('a bomb of macros in an inline function ends, and the rest is known', () => {
  const double = (index: number): string => `#define B${index + 1}(x) B${index}(x) B${index}(x)`;
  const bomb = ['#define B0(x) g(x);', ...Array.from({ length: 60 }, (_, index) => double(index))].join('\n');
  const header = `${bomb}\nstatic inline void i(void) { B60(1) }`;
  const { references } = factsOf('#include <linux/x.h>\nvoid f(void) { h(); i(); k(); }', { kernel: kernelWith({ 'linux/x.h': header }) });
  expect(references.map(({ symbol }) => symbol)).toEqual(expect.arrayContaining(['h', 'k']));
});
