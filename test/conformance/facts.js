'use strict';
const { exportOfJson, exportOfRow } = require('./exportText');

const setOf = (list) => [...new Set(list)].sort().join(',');
const fromCell = (cell) => setOf(cell === '' ? [] : cell.split(','));

/** What a module is made of, row by row of the comparison: as the table has it, and as `kmodlint modules` says. */
const FACTS = {
  sources: (real, said) => [fromCell(real.sources), setOf(said.sources)],
  licence: (real, said) => [fromCell(real.license), setOf(said.licenses)],
  imports: (real, said) => [fromCell(real.import_ns), setOf(said.importedNamespaces)],
  exports: (real, said) => [setOf(real.exports.map(exportOfRow)), setOf(said.exports.map(exportOfJson))],
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

module.exports = { compareFacts };
