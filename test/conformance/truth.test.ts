const { Tally } = require('./tally');
const { comparePackage, readTruth } = require('./truth');
export {}; // a module: its names are its own

const USES = ['literal', 'recall', 'certain', 'possible', 'provider'];
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
  uses: [use('kfree'), use('_printk'), use('toy_help', { provider: null })],
};

function compare(modules: object[], findings: object[] = []) {
  const tally = new Tally();
  comparePackage([real], modules, findings, tally.for('6.1'));
  return {
    share: (id: string) => `${tally.cell(id, '6.1').count}/${tally.cell(id, '6.1').of}`,
    details: tally.details.map(({ text }: { text: string }) => text),
  };
}

test('a module said as it is has no difference', () => {
  const { share, details } = compare([said]);
  expect(details).toEqual([]);
  expect(USES.map(share)).toEqual(['2/2', '3/3', '3/3', '0/3', '2/2']);
  expect(FACTS.map(share)).toEqual(['1/1', '1/1', '1/1', '1/1', '0/1']);
});

test('a missed symbol, a wrong use and a wrong provider are counted and named', () => {
  const uses = [use('_printk', { gplOnly: true }), use('vmalloc'), use('memcpy', { certainty: 'possible' })];
  const { share, details } = compare([{ ...said, uses }]);
  expect(USES.map(share)).toEqual(['0/2', '1/3', '1/2', '1/3', '0/1']);
  expect(details).toContain('6.1 toy-1.0 toy: kfree not found (literal)');
  expect(details).toContain('6.1 toy-1.0 toy: vmalloc not linked against (text, drivers/toy.c:3)');
});

test('a module of another directory is another module', () => {
  const { share } = compare([{ ...said, directory: '.' }]);
  expect(['literal', 'sources', 'imports', 'exports'].map(share)).toEqual(['0/2', '0/1', '0/1', '0/1']);
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

test('every row of the tables belongs to a module', () => {
  const modules: { undefined: object[]; exports: object[] }[] = [...readTruth().values()].flat();
  const sum = (key: 'undefined' | 'exports') => modules.reduce((total, module) => total + module[key].length, 0);
  expect([modules.length, sum('undefined'), sum('exports')]).toEqual([202, 6711, 394]);
});
