'use strict';
const { exportOfJson, exportOfRow } = require('./exportText');

/** The provider of what neither the kernel nor a module of the package exports, in tables and as we say it. */
const NOBODY = 'nobody';

/** Whether a row's symbol is that of a sibling that did not compile on that kernel: nobody knows how it is exported. */
const isUnbuilt = ({ provider }) => provider === 'package-unbuilt';
/** Whether modpost finds no exporter of a row's symbol. */
const isUnprovided = (row) => isUnbuilt(row) || row.provider === NOBODY;
const isGplOnly = (row) => row.export_type === 'EXPORT_SYMBOL_GPL';
const isCertain = (use) => use?.certainty === 'certain';
const fileName = (path) => path.slice(path.lastIndexOf('/') + 1);

/** Where a use stands and how it comes about, as cells of a detail. */
const placeOf = ({ file, line, via, reason }) => [`${file}:${line}`, via.join(' > '), reason ?? ''];

/** Whether one undefined symbol of a real module was found; what only the compiler makes is counted apart. */
function compareRow(real, row, use, tally) {
  const { symbol, origin } = row;
  if (origin === 'compiler') {
    tally.count('compilerFound', use !== undefined);
    if (use === undefined) tally.detail('compilerFound', real, symbol, origin, 'not found');
    return;
  }
  tally.count('found', use !== undefined);
  tally.count('foundCertain', isCertain(use));
  if (isGplOnly(row)) tally.count('gplFound', isCertain(use));
  if (use === undefined) tally.detail('found', real, symbol, origin, 'not found');
  else if (!isCertain(use)) tally.detail('foundCertain', real, symbol, origin, 'possible', ...placeOf(use));
  if (isGplOnly(row) && !isCertain(use)) tally.detail('gplFound', real, symbol, origin, use?.certainty ?? 'not found');
}

/** Who provides a symbol that was found, and how. */
function compareProvider(real, row, use, tally) {
  const expected = `${fileName(row.provider)} ${exportOfRow({ ...row, type: row.export_type })}`;
  const found = `${use.provider === null ? NOBODY : fileName(use.provider)} ${exportOfJson(use)}`;
  tally.count('provider', expected === found);
  if (expected !== found) tally.detail('provider', real, `is '${expected}', said '${found}'`);
}

/** Whether the real module links against what was said. */
function compareUse(real, use, isReal, tally) {
  const { symbol, origin, gplOnly } = use;
  const rows = origin === 'compiler' ? ['compilerReal'] : ['uses'];
  if (origin !== 'compiler' && isCertain(use)) rows.push('certain', ...(gplOnly ? ['gplReal'] : []));
  for (const row of rows) tally.count(row, isReal);
  if (!isReal) tally.detail(rows.at(-1), real, symbol, origin, 'not linked against', ...placeOf(use));
}

/** Compares what one module links against with what was said. */
function compareUses(real, saidUses, tally) {
  const uses = new Map(saidUses.map((use) => [use.symbol, use]));
  const linked = new Set(real.undefined.map(({ symbol }) => symbol));
  for (const row of real.undefined) {
    const use = uses.get(row.symbol);
    compareRow(real, row, use, tally);
    if (use !== undefined && !isUnbuilt(row)) compareProvider(real, row, use, tally);
  }
  for (const use of saidUses) compareUse(real, use, linked.has(use.symbol), tally);
}

module.exports = { NOBODY, compareUses, isCertain, isGplOnly, isUnbuilt, isUnprovided };
