const { compareRefused } = require('./refused');
const { Tally } = require('./tally');
export {}; // a module: its names are its own

const cause = (name: string, line: string, rest = {}) => ({ file: 'toy.c', line, class: 'member', name, root: '1', ...rest });
const finding = (message: string, line: number, rest = {}) => ({
  rule: 'missing-member', severity: 'error', file: 'src/toy.c', line, message, ...rest,
});

function compare(builds: boolean, errors: object[], findings: object[]): Record<string, string> {
  const tally = new Tally('shipped');
  compareRefused('toy-1.0', { builds, errors }, findings, tally.for('6.12'));
  const rows = ['refusedAny', 'refusedNone', 'refusedFound', 'refusedAll', 'refusedReal'];
  return Object.fromEntries(
    rows.map((row) => [row, tally.cell(row, '6.12')] as const).filter(([, { of }]) => of > 0)
      .map(([row, { count, of }]) => [row, `${count}/${of}`]),
  );
}

test('a cause is named on its line, or by its name', () => {
  const errors = [cause('dev.gone', '3'), cause('strange', '5'), cause('other', '9'), cause('later', '4', { root: '0' })];
  const findings = [finding("no member named 'gone'", 7), finding('something', 5)];
  expect(compare(false, errors, findings)).toEqual({
    refusedAny: '1/1', refusedFound: '2/3', refusedAll: '0/1', refusedReal: '2/2',
  });
});

test('what gcc does not say is counted', () => {
  const found = [finding("no member named 'gone'", 3), finding('something else', 9)];
  expect(compare(false, [cause('gone', '3')], found)).toEqual({
    refusedAny: '1/1', refusedFound: '1/1', refusedAll: '1/1', refusedReal: '1/2',
  });
});

test('of what builds, an error is one too much, but for warnings, other rules, and what nothing builds', () => {
  const others = [
    finding('x', 1, { severity: 'warning' }), finding('x', 1, { rule: 'static-export' }), finding('x', 1, { unreached: true }),
  ];
  expect(compare(true, [], others)).toEqual({ refusedNone: '1/1' });
  expect(compare(true, [], [finding('x', 1)])).toEqual({ refusedNone: '0/1' });
});
