'use strict';
const { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } = require('fs');
const { tmpdir } = require('os');
const { join } = require('path');
const { gplOnlySymbols } = require('./gplOnly');
const { kmodlint } = require('./kmodlint');

const LICENSE = /\bMODULE_LICENSE\s*\([^()]*\)/g;

/** Changes every licence in a directory's C sources and headers to "Proprietary". */
function relicense(directory) {
  for (const name of readdirSync(directory, { recursive: true }).filter((path) => /\.[ch]$/.test(path))) {
    const file = join(directory, name);
    const text = readFileSync(file, 'latin1');
    writeFileSync(file, text.replace(LICENSE, 'MODULE_LICENSE("Proprietary")'), 'latin1');
  }
}

/**
 * Whether the linter says of a driver made proprietary what compareGplOnly() takes from the uses of the driver as is.
 * @param {string} profile As `--kernel` takes it.
 * @param {object[]} modules What `kmodlint modules` says of the driver as it is.
 */
async function compareRelicensed({ name, directory }, profile, modules, tally) {
  const copy = mkdtempSync(join(tmpdir(), 'kmodlint-relicensed-'));
  try {
    cpSync(directory, copy, { recursive: true });
    relicense(copy);
    const { json, failure } = await kmodlint(copy, '.', '--kernel', profile);
    const isGplError = ({ rule, severity }) => rule === 'gpl-only-symbol' && severity === 'error';
    const errors = (json?.findings ?? []).filter(isGplError);
    for (const { name: module, uses } of modules) {
      const reported = errors.filter((error) => error.module === module).map(({ symbol }) => symbol);
      const [expected, found] = [gplOnlySymbols(uses), reported].map((symbols) => symbols.sort().join(' '));
      tally.count('relicensed', found === expected);
      if (found !== expected) {
        tally.detail('relicensed', { package: name, module }, failure ?? `uses '${expected}', findings '${found}'`);
      }
    }
  } finally {
    rmSync(copy, { recursive: true });
  }
}

module.exports = { compareRelicensed };
