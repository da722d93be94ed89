'use strict';
const { SUITES, tablesOf } = require('./tables');
const { readTruth } = require('./truth');
const { readUndeclared } = require('./undeclared');
const { readVariants } = require('./variants');

/** The kernels that packages are linted for, the recorded and the others. */
const KERNELS = ['5.10', '6.1', '6.12', '7.3'];

/**
 * All that was recorded of a suite's packages, each table a map from kernel and package.
 * @returns {Map<string, {truth: Map, gcc: Map, variants: Map}>} By suite.
 */
function readRecorded() {
  return new Map(
    SUITES.map((suite) => {
      const directory = tablesOf(suite);
      const tables = { truth: readTruth(directory), gcc: readUndeclared(directory), variants: readVariants(directory) };
      return [suite, tables];
    }),
  );
}

/**
 * What there is to run and to compare for a package on one kernel: `variants` are the rows of that table.
 * @returns {{realModules?: object[], gcc?: object, variants: object[]}}
 */
function recordedOf(recorded, { suite, name }, kernel) {
  const { truth, gcc, variants } = recorded.get(suite);
  const key = `${kernel}\t${name}`;
  return { realModules: truth.get(key), gcc: gcc.get(key), variants: variants.get(key) ?? [] };
}

module.exports = { KERNELS, readRecorded, recordedOf };
