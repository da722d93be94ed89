'use strict';
const { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } = require('fs');
const { tmpdir } = require('os');
const { join } = require('path');
const { copyWithoutNative } = require('../package/withoutNative');
const { compareFindings } = require('./verdicts');

const DIRECTORY = join(__dirname, 'cases');
const BUNDLE = join(__dirname, '../../dist/kmodlint.js');

/**
 * Lints every case for one kernel, all in this process: starting node for each would take longer than the rest.
 * @param {string} kernel As the verdicts name it: `6.1`.
 * @param {string} [profile] What `--kernel` is given for it; the shipped one by default.
 * @param {string} [bundle] The command, as it is built.
 * @returns {Promise<{name: string, missing: string[], extra: string[]}[]>} In order of their names.
 */
async function compareCases(kernel, profile = kernel, bundle = BUNDLE) {
  const { main } = require(bundle);
  const scratch = mkdtempSync(join(tmpdir(), 'kmodlint-cases-'));
  const results = [];
  try {
    for (const name of readdirSync(DIRECTORY).sort()) {
      const verdict = JSON.parse(readFileSync(join(DIRECTORY, name, 'verdict.json'), 'utf8'));
      const output = join(scratch, `${name}.json`);
      const code = await main([join(DIRECTORY, name), '--kernel', profile, '--format', 'json', '--output', output]);
      if (existsSync(output)) {
        const { findings } = JSON.parse(readFileSync(output, 'utf8'));
        results.push({ name, ...compareFindings(verdict.kernels[kernel], findings) });
      } else {
        results.push({ name, missing: [`a report: exit code ${code}`], extra: [] });
      }
    }
  } finally {
    rmSync(scratch, { recursive: true });
  }
  return results;
}

/** The same with the parser that is WebAssembly. */
async function compareCasesByWasm(kernel) {
  const copy = mkdtempSync(join(tmpdir(), 'kmodlint-wasm-'));
  try {
    return await compareCases(kernel, kernel, copyWithoutNative(copy));
  } finally {
    rmSync(copy, { recursive: true });
  }
}

module.exports = { compareCases };

if (require.main === module) {
  const [kernel, parser] = process.argv.slice(2);
  const compared = parser === 'wasm' ? compareCasesByWasm(kernel) : compareCases(kernel);
  compared.then((results) => console.log(JSON.stringify(results)));
}
