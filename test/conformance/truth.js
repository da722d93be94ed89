'use strict';
const { groupBy, readTable } = require('./tables');

/** The provider, in the table, of what a sibling gives that did not compile on that kernel. */
const UNBUILT = 'package-unbuilt';

const setOf = (list) => [...new Set(list)].sort().join(',');
const fromCell = (cell) => setOf(cell === '' ? [] : cell.split(','));
const formatExport = (symbol, gplOnly, namespace) => [symbol, gplOnly && 'GPL', namespace].filter(Boolean).join(' ');
const ofRow = ({ symbol, type, namespace }) => formatExport(symbol, type === 'EXPORT_SYMBOL_GPL', namespace);
const ofJson = ({ symbol, gplOnly, namespace }) => formatExport(symbol, gplOnly, namespace);
const fileName = (path) => path.slice(path.lastIndexOf('/') + 1);

/** Reads the tables once: per kernel and package, the modules with what each links against and exports. */
function readTruth(directory) {
  const key = ({ kernel, package: name, module }) => [kernel, name, module].join('\t');
  const undefinedSymbols = groupBy(readTable('undefined', directory), key);
  const exported = groupBy(readTable('exports', directory), (row) => key({ ...row, module: fileName(row.module) }));
  const modules = readTable('modules', directory).map((row) => ({
    ...row,
    undefined: undefinedSymbols.get(key(row)) ?? [],
    exports: exported.get(key(row)) ?? [],
  }));
  return groupBy(modules, (row) => `${row.kernel}\t${row.package}`);
}

/** What a module is made of, row by row of the comparison: as the table has it, and as `kmodlint modules` says. */
const FACTS = {
  sources: (real, said) => [fromCell(real.sources), setOf(said.sources)],
  licence: (real, said) => [fromCell(real.license), setOf(said.licenses)],
  imports: (real, said) => [fromCell(real.import_ns), setOf(said.importedNamespaces)],
  exports: (real, said) => [setOf(real.exports.map(ofRow)), setOf(said.exports.map(ofJson))],
};

/** Compares what one module is made of; a module that says why it is incomplete is excused, and named all the same. */
function compareFacts(real, said, tally) {
  for (const [fact, both] of Object.entries(FACTS)) {
    if (said === undefined) {
      tally.count(fact, false);
      tally.detail(fact, real, 'no such module was said');
      continue;
    }
    const [expected, found] = both(real, said);
    const excuse = said.incomplete.join('; ');
    tally.count(fact, expected === found || excuse !== '');
    if (expected !== found) {
      const shown = `is '${expected}', said '${found}'`;
      tally.detail(fact, real, excuse === '' ? shown : `${shown} (incomplete: ${excuse})`);
    }
  }
}

/** Compares what one module links against. */
function compareUses(real, saidUses, tally) {
  const uses = new Map(saidUses.map((use) => [use.symbol, use]));
  const linked = new Set(real.undefined.map(({ symbol }) => symbol));
  for (const { symbol, origin, provider, export_type: type, namespace } of real.undefined) {
    const use = uses.get(symbol);
    tally.count('recall', use !== undefined);
    if (origin === 'literal') tally.count('literal', use !== undefined);
    if (use === undefined) {
      tally.detail(origin === 'literal' ? 'literal' : 'recall', real, `${symbol} not found (${origin})`);
    } else if (provider !== UNBUILT) {
      const expected = `${fileName(provider)} ${ofRow({ symbol, type, namespace })}`;
      const found = `${use.provider === null ? 'nobody' : fileName(use.provider)} ${ofJson(use)}`;
      tally.count('provider', expected === found);
      if (expected !== found) tally.detail('provider', real, `is '${expected}', said '${found}'`);
    }
  }
  for (const use of saidUses) {
    tally.count('possible', use.certainty === 'possible');
    if (use.certainty !== 'certain') continue;
    tally.count('certain', linked.has(use.symbol));
    if (!linked.has(use.symbol)) {
      const place = [`${use.file}:${use.line}`, ...(use.via ?? [])].join(' > ');
      tally.detail('certain', real, `${use.symbol} not linked against (${use.origin}, ${place})`);
    }
  }
}

/** Compares one package on one kernel: the real modules, `kmodlint modules` and the findings of `kmodlint`. */
function comparePackage(realModules, saidModules, findings, tally) {
  for (const real of realModules) {
    const said = saidModules.find(({ name, directory }) => name === real.module && directory === real.dir);
    compareFacts(real, said, tally);
    compareUses(real, said?.uses ?? [], tally);
    const unbuilt = new Set(real.undefined.filter(({ provider }) => provider === UNBUILT).map(({ symbol }) => symbol));
    const errors = findings.filter(
      ({ severity, module, symbol }) => severity === 'error' && module === real.module && !unbuilt.has(symbol),
    );
    tally.count('errors', errors.length > 0);
    for (const { rule, message, file, line } of errors) {
      tally.detail('errors', real, `${file}:${line} ${rule}: ${message}`);
    }
  }
}

module.exports = { readTruth, comparePackage };
