'use strict';
const exceptions = require('./exceptions.json');
const { compareFacts } = require('./facts');
const { compareGplOnly } = require('./gplOnly');
const { groupBy, readTable } = require('./tables');
const { compareUses, isUnprovided } = require('./uses');

const fileName = (path) => path.slice(path.lastIndexOf('/') + 1);

/** Reads the tables of a suite: per kernel and package, the modules with what each links against and exports. */
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

/** Compares one package on one kernel: the real modules, `kmodlint modules` and the findings of `kmodlint`. */
function comparePackage(realModules, saidModules, findings, tally) {
  for (const real of realModules) {
    const said = saidModules.find(({ name, directory }) => name === real.module && directory === real.dir);
    compareFacts(real, said, tally);
    if (exceptions.symbols[real.package] === undefined) {
      compareUses(real, said?.uses ?? [], tally);
      compareGplOnly(real, said?.uses ?? [], tally);
    }
    const unprovided = new Set(real.undefined.filter(isUnprovided).map(({ symbol }) => symbol));
    const errors = findings.filter(
      ({ severity, module, symbol }) => severity === 'error' && module === real.module && !unprovided.has(symbol),
    );
    tally.count('errors', errors.length > 0);
    for (const { rule, message, file, line } of errors) {
      tally.detail('errors', real, `${file}:${line} ${rule}: ${message}`);
    }
  }
}

module.exports = { readTruth, comparePackage };
