import fc from 'fast-check';
import { parseSymvers } from '../../src/kernel/symvers';

const word = fc.stringMatching(/^[A-Za-z_][\w./-]{0,20}$/);
const types = ['EXPORT_SYMBOL', 'EXPORT_SYMBOL_GPL', 'EXPORT_UNUSED_SYMBOL_GPL', 'EXPORT_SYMBOL_GPL_FUTURE'];
const row = fc.record({
  crc: fc.nat().map((number) => `0x${number.toString(16).padStart(8, '0')}`),
  symbol: word,
  module: word,
  type: fc.constantFrom(...types),
  namespace: fc.option(word.filter((name) => !name.startsWith('EXPORT_')), { nil: '' }),
});
const rows = fc.uniqueArray(row, { selector: (one) => one.symbol, maxLength: 20 });
type Row = Parameters<Parameters<typeof row.map>[0]>[0];

const modern = (one: Row): string => [one.crc, one.symbol, one.module, one.type, one.namespace].join('\t');
const of54 = (one: Row): string => [one.crc, one.symbol, one.namespace, one.module, one.type].join('\t');
const exportsOf = (lines: readonly string[]): unknown => {
  const { exports, problems } = parseSymvers(lines.join('\n'), 'f');
  expect(problems).toEqual([]);
  return exports;
};

describe('parseSymvers', () => {
  test('never throws, and its problems lie in the file', () => {
    const near = fc.stringMatching(/^([0-9a-fx]{0,4}\t?[A-Z_]{0,5}\t?(EXPORT_SYMBOL)?\t?\r?\n?){0,8}$/);
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), near), (text) => {
        for (const problem of parseSymvers(text, 'f').problems) {
          expect(problem.message).not.toMatch(/[\n\t]/);
          expect(problem.line).toBeGreaterThanOrEqual(1);
          expect(problem.line).toBeLessThanOrEqual(text.split('\n').length);
        }
      }),
    );
  });

  test('gives back every row', () => {
    fc.assert(
      fc.property(rows, (all) => {
        const expected = all.map(({ symbol, module, type, namespace }) => [
          symbol,
          { module, gplOnly: type.endsWith('_GPL'), ...(namespace !== '' && { namespace }) },
        ]);
        expect(exportsOf(all.map(modern))).toEqual(new Map(expected as [string, object][]));
      }),
    );
  });

  test('the order of the rows and the end of the lines do not matter', () => {
    const shuffled = rows.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }), fc.constantFrom('', '\r')),
    );
    fc.assert(
      fc.property(shuffled, ([all, other, end]) => {
        expect(exportsOf(other.map((one) => modern(one) + end))).toEqual(exportsOf(all.map(modern)));
      }),
    );
  });

  test('the columns of 5.4 and 5.5 say the same', () => {
    fc.assert(fc.property(rows, (all) => expect(exportsOf(all.map(of54))).toEqual(exportsOf(all.map(modern)))));
  });

  test('a broken row takes no other with it', () => {
    fc.assert(
      fc.property(rows, fc.nat(), (all, at) => {
        const lines = all.map(modern);
        const index = at % (lines.length + 1);
        const { exports, problems } = parseSymvers(lines.toSpliced(index, 0, 'broken').join('\n'), 'f');
        expect(exports).toEqual(exportsOf(lines));
        expect(problems.map((problem) => problem.line)).toEqual([index + 1]);
      }),
    );
  });
});
