'use strict';
const { isCertain, isGplOnly, isUnbuilt } = require('./uses');

/** The symbols that gpl-only-symbol would report as errors if the module's licence were not compatible. */
function gplOnlySymbols(uses) {
  return uses.filter((use) => use.gplOnly && isCertain(use)).map(({ symbol }) => symbol);
}

/** Compares them, as a set, with what modpost would list if the module's licence were "Proprietary". */
function compareGplOnly(real, saidUses, tally) {
  const unbuilt = new Set(real.undefined.filter(isUnbuilt).map(({ symbol }) => symbol));
  const expected = new Set(real.undefined.filter(isGplOnly).map(({ symbol }) => symbol));
  const found = new Set(gplOnlySymbols(saidUses).filter((symbol) => !unbuilt.has(symbol)));
  const missing = [...expected].filter((symbol) => !found.has(symbol)).sort();
  const extra = [...found].filter((symbol) => !expected.has(symbol)).sort();
  tally.count('proprietary', missing.length + extra.length === 0);
  if (missing.length > 0) tally.detail('proprietary', real, `missing ${missing.join(' ')}`);
  if (extra.length > 0) tally.detail('proprietary', real, `extra ${extra.join(' ')}`);
}

module.exports = { compareGplOnly, gplOnlySymbols };
