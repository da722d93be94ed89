const { Tally } = require('./tally');
const { tablesOf } = require('./tables');
const { compareUndeclared, readUndeclared } = require('./undeclared');
export {}; // a module: its names are its own

const call = (file: string, line: string, name: string) => ({ file, line, function: name });
const finding = (file: string, symbol: string, rest = {}) => ({
  rule: 'undeclared-function',
  severity: 'error',
  module: 'toy',
  file,
  line: 3,
  symbol,
  ...rest,
});

const states = new Map([
  ['toy.c', 'compiled'],
  ['help.c', 'stopped'],
]);
const gcc = { calls: [call('toy.c', '7', 'strlcpy'), call('toy.c', '9', 'strlcpy'), call('toy.c', '8', 'vmap')], states };
const complete = { name: 'toy', sources: ['toy.c', 'help.c'], incomplete: [] as string[] };

function compare(findings: object[], modules = [complete], said: object = gcc) {
  const tally = new Tally('full');
  compareUndeclared('toy-1.0', said, modules, findings, tally.for('6.12'));
  const share = (row: string) => `${tally.cell(row, '6.12').count}/${tally.cell(row, '6.12').of}`;
  return {
    shares: [share('undeclaredFound'), share('undeclaredReal')],
    details: tally.details.map(({ cells }: { cells: string[] }) => cells.join(' ')),
  };
}

test('each function counts once a file', () => {
  const { shares, details } = compare([finding('toy.c', 'strlcpy'), finding('toy.c', 'vmap')]);
  expect([shares, details]).toEqual([['2/2', '2/2'], []]);
});

test('what is missed and what gcc does not say is counted and named', () => {
  const { shares, details } = compare([finding('toy.c', 'strlcpy'), finding('toy.c', 'vunmap')]);
  expect(shares).toEqual(['1/2', '1/2']);
  expect(details).toEqual([
    'undeclaredFound 6.12 full toy-1.0 * vmap gcc not found toy.c:8',
    'undeclaredReal 6.12 full toy-1.0 toy vunmap undeclared-function gcc does not say so toy.c:3',
  ]);
});

test('a warning is no error found, and is judged all the same', () =>
  expect(compare([finding('toy.c', 'vmap', { severity: 'warning' })]).shares).toEqual(['0/2', '1/1']));

test('where gcc stopped, or never was, nothing is judged', () =>
  expect(compare([finding('help.c', 'vmap'), finding('other.c', 'vmap'), finding('toy.h', 'vmap')]).shares[1]).toBe(
    '0/0',
  ));

test('a header is judged where gcc went through all sources', () => {
  const all = { calls: [], states: new Map([['toy.c', 'compiled']]) };
  expect(compare([finding('toy.h', 'vmap')], [complete], all).shares).toEqual(['0/0', '0/1']);
});

test('a call in an incomplete module is excused and named', () => {
  const { shares, details } = compare([], [{ ...complete, incomplete: ['generated.h is not there'] }]);
  expect(shares[0]).toBe('2/2');
  expect(details[0]).toContain('(incomplete: generated.h is not there)');
});

test('findings of other rules are no part of it', () =>
  expect(compare([finding('toy.c', 'vunmap', { rule: 'unresolved-extern' })]).shares[1]).toBe('0/0'));

test('the tables: each call stands in a file of a package that gcc saw', () => {
  const recorded: [string, { calls: { file: string }[]; states: Map<string, string> }][] = [
    ...readUndeclared(tablesOf('bookworm')),
  ];
  const sources = recorded.flatMap(([, { calls, states: seen }]) =>
    calls.filter(({ file }) => file.endsWith('.c')).map(({ file }) => seen.get(file)),
  );
  expect(sources.length).toBeGreaterThan(0);
  expect(sources).not.toContain(undefined);
});
