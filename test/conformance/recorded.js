'use strict';
const { SUITES, tablesOf } = require('./tables');
const { readRefused } = require('./refused');
const { readTruth } = require('./truth');
const { readUndeclared } = require('./undeclared');
const { readVariants } = require('./variants');

/** The kernels that packages are linted for, the recorded and the others. */
const KERNELS = ['5.10', '6.1', '6.12', '7.3'];

/**
 * All that was recorded of a suite's packages, each table a map from kernel and package.
 * @returns {Map<string, {truth: Map, gcc: Map, refused: Map, variants: Map}>} By suite.
 */
function readRecorded() {
  return new Map(
    SUITES.map((suite) => {
      const directory = tablesOf(suite);
      const [truth, variants] = [readTruth(directory), readVariants(directory)];
      return [suite, { truth, gcc: readUndeclared(directory), refused: readRefused(directory), variants }];
    }),
  );
}

/**
 * What there is to run and to compare for a package on one kernel: `variants` are the rows of that table.
 * @returns {{realModules?: object[], gcc?: object, refused?: object, variants: object[]}}
 */
function recordedOf(recorded, { suite, name }, kernel) {
  const { truth, gcc, refused, variants } = recorded.get(suite);
  const key = `${kernel}\t${name}`;
  const rows = variants.get(key) ?? [];
  return { realModules: truth.get(key), gcc: gcc.get(key), refused: refused.get(key), variants: rows };
}

module.exports = { KERNELS, readRecorded, recordedOf };
