const { Tally } = require('./tally');
const { readTable, SUITES, tablesOf } = require('./tables');
const { comparePackage, readTruth } = require('./truth');
export {}; // a module: its names are its own

const USES = ['found', 'foundCertain', 'certain', 'uses', 'provider'];
const GPL_ONLY = ['gplFound', 'gplReal', 'proprietary'];
const COMPILER = ['compilerFound', 'compilerReal'];
const FACTS = ['sources', 'licence', 'imports', 'exports', 'errors'];

const row = (symbol: string, rest = {}) => ({
  symbol,
  provider: 'vmlinux',
  export_type: 'EXPORT_SYMBOL',
  namespace: '',
  origin: 'literal',
  ...rest,
});

const real = {
  package: 'toy-1.0',
  module: 'toy',
  dir: 'drivers',
  sources: 'drivers/toy.c,drivers/help.c',
  license: 'GPL',
  import_ns: '',
  exports: [{ symbol: 'toy_fn', type: 'EXPORT_SYMBOL_GPL', namespace: 'TOY' }],
  undefined: [
    row('kfree'),
    row('_printk', { origin: 'macro' }),
    row('toy_help', { provider: 'package-unbuilt', export_type: '' }),
    row('device_add', { export_type: 'EXPORT_SYMBOL_GPL', origin: 'inline' }),
    row('__fentry__', { origin: 'compiler' }),
  ],
};

const use = (symbol: string, rest = {}) => ({
  symbol,
  provider: 'vmlinux',
  gplOnly: false,
  namespace: null,
  origin: 'text',
  certainty: 'certain',
  file: 'drivers/toy.c',
  line: 3,
  via: [],
  ...rest,
});

const said = {
  name: 'toy',
  directory: 'drivers',
  sources: ['drivers/help.c', 'drivers/toy.c'],
  licenses: ['GPL'],
  importedNamespaces: [],
  incomplete: [] as string[],
  exports: [{ symbol: 'toy_fn', gplOnly: true, namespace: 'TOY' }],
  uses: [
    use('kfree'),
    use('_printk'),
    use('toy_help', { provider: null }),
    use('device_add', { gplOnly: true }),
    use('__fentry__', { origin: 'compiler' }),
  ],
};

function compare(modules: object[], findings: object[] = [], built: object = real) {
  const tally = new Tally('shipped');
  comparePackage([built], modules, findings, tally.for('6.1'));
  return {
    share: (id: string) => `${tally.cell(id, '6.1').count}/${tally.cell(id, '6.1').of}`,
    details: tally.details.map(({ cells }: { cells: string[] }) => cells.join(' ').trimEnd()),
  };
}

test('a module said as it is has no difference', () => {
  const { share, details } = compare([said]);
  expect(details).toEqual([]);
  expect(USES.map(share)).toEqual(['4/4', '4/4', '4/4', '4/4', '4/4']);
  expect(GPL_ONLY.map(share)).toEqual(['1/1', '1/1', '1/1']);
  expect(COMPILER.map(share)).toEqual(['1/1', '1/1']);
  expect(FACTS.map(share)).toEqual(['1/1', '1/1', '1/1', '1/1', '0/1']);
});

test('a missed symbol, a false use and a wrong provider are counted and named', () => {
  const via = ['strcpy() (linux/string.h:7)'];
  const memcpy = use('memcpy', { certainty: 'possible', origin: 'inline', via, reason: 'a builtin of gcc' });
  const uses = [use('_printk', { gplOnly: true }), use('vmalloc'), memcpy];
  const { share, details } = compare([{ ...said, uses }]);
  expect(USES.map(share)).toEqual(['1/4', '1/4', '1/2', '1/3', '0/1']);
  expect(details).toContain('found 6.1 shipped toy-1.0 toy kfree literal not found');
  expect(details).toContain('certain 6.1 shipped toy-1.0 toy vmalloc text not linked against drivers/toy.c:3');
  expect(details).toContain(
    'uses 6.1 shipped toy-1.0 toy memcpy inline not linked against drivers/toy.c:3 ' +
      'strcpy() (linux/string.h:7) a builtin of gcc',
  );
});

test('a symbol that is found as possible alone is found, and named', () => {
  const uses = [use('kfree', { certainty: 'possible' }), use('device_add', { gplOnly: true, certainty: 'possible' })];
  const { share, details } = compare([{ ...said, uses }]);
  expect(USES.map(share)).toEqual(['2/4', '0/4', '0/0', '2/2', '2/2']);
  expect(GPL_ONLY.map(share)).toEqual(['0/1', '0/0', '0/1']);
  expect(details).toContain('foundCertain 6.1 shipped toy-1.0 toy kfree literal possible drivers/toy.c:3');
});

test('a GPL-only symbol too much spoils its module, but for that of a sibling that did not compile', () => {
  const unbuilt = said.uses.map((each) => (each.symbol === 'toy_help' ? { ...each, gplOnly: true } : each));
  expect(GPL_ONLY.map(compare([{ ...said, uses: unbuilt }]).share)).toEqual(['1/1', '2/2', '1/1']);
  const { share, details } = compare([{ ...said, uses: [...said.uses, use('put_device', { gplOnly: true })] }]);
  expect(GPL_ONLY.map(share)).toEqual(['1/1', '1/2', '0/1']);
  expect(details).toContain('proprietary 6.1 shipped toy-1.0 toy extra put_device');
});

test('what the compiler makes is counted apart', () => {
  const uses = said.uses.map((each) => (each.symbol === '__fentry__' ? { ...each, symbol: 'mcount' } : each));
  const { share } = compare([{ ...said, uses }]);
  expect(COMPILER.map(share)).toEqual(['0/1', '0/1']);
  expect(USES.map(share)).toEqual(['4/4', '4/4', '4/4', '4/4', '3/3']);
});

test('a module of another directory is another module', () => {
  const { share } = compare([{ ...said, directory: '.' }]);
  expect(['found', 'sources', 'imports', 'exports'].map(share)).toEqual(['0/4', '0/1', '0/1', '0/1']);
});

test('an incomplete module is excused and named', () => {
  const { share, details } = compare([{ ...said, sources: ['drivers/toy.c'], incomplete: ['prebuilt (x.o_shipped)'] }]);
  expect(share('sources')).toBe('1/1');
  expect(details).toEqual([expect.stringContaining('incomplete: prebuilt')]);
});

test('an error on a module that modpost passes is false, but for a sibling that did not compile', () => {
  const place = { file: 'drivers/toy.c', line: 3 };
  const error = { rule: 'unresolved-extern', severity: 'error', module: 'toy', message: 'undefined', ...place };
  expect(compare([said], [{ ...error, symbol: 'toy_help' }]).share('errors')).toBe('0/1');
  expect(compare([said], [{ ...error, severity: 'warning', symbol: 'kfree' }]).share('errors')).toBe('0/1');
  expect(compare([said], [{ ...error, symbol: 'kfree' }]).share('errors')).toBe('1/1');
});

test('an error about a symbol that nobody exports is real', () => {
  const place = { file: 'drivers/toy.c', line: 3 };
  const error = { rule: 'unresolved-extern', severity: 'error', module: 'toy', message: 'undefined', ...place };
  const gone = { ...real, undefined: [...real.undefined, row('gone', { provider: 'nobody', export_type: '' })] };
  const withGone = { ...said, uses: [...said.uses, use('gone', { provider: null })] };
  const { share, details } = compare([withGone], [{ ...error, symbol: 'gone' }], gone);
  expect(details).toEqual([]);
  expect(['found', 'provider', 'errors'].map(share)).toEqual(['5/5', '5/5', '0/1']);
});

test('the symbols of a package whose sources do not show them are not compared, all else is', () => {
  const { share } = compare([said], [], { ...real, package: 'evdi-1.15.1+dfsg' });
  expect([...USES, ...GPL_ONLY].map(share)).toEqual(Array(8).fill('0/0'));
  expect(FACTS.map(share)).toEqual(['1/1', '1/1', '1/1', '1/1', '0/1']);
});

test.each([
  ['bookworm', [202, 6711, 394]],
  ['sid', [80, 3478, 200]],
])('every row of the tables of %s belongs to a module', (suite, counts) => {
  const modules: { undefined: object[]; exports: object[] }[] = [...readTruth(tablesOf(suite)).values()].flat();
  const sum = (key: 'undefined' | 'exports') => modules.reduce((total, module) => total + module[key].length, 0);
  expect([modules.length, sum('undefined'), sum('exports')]).toEqual(counts);
});

test('every package of the tables is one that is fetched', () => {
  for (const suite of SUITES) {
    const fetched = new Set(readTable('packages', tablesOf(suite)).map(({ name }: { name: string }) => name));
    for (const [{ package: name }] of readTruth(tablesOf(suite)).values()) expect(fetched).toContain(name);
  }
});
