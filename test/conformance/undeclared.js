'use strict';
const { groupBy, readTable } = require('./tables');

const RULE = 'undeclared-function';

/**
 * Reads what gcc said of undeclared functions, per kernel and package.
 * @returns {Map<string, {calls: object[], states: Map<string, string>}>} `states` says of each source that gcc saw
 * whether it was `compiled`, or `stopped` by a missing header; a package with none is absent.
 */
function readUndeclared(directory) {
  const key = (row) => `${row.kernel}\t${row.package}`;
  const calls = groupBy(readTable('undeclared', directory), key);
  const compiled = groupBy(readTable('compiled', directory), key);
  return new Map(
    [...compiled].map(([group, rows]) => [
      group,
      { calls: calls.get(group) ?? [], states: new Map(rows.map(({ file, state }) => [file, state])) },
    ]),
  );
}

/** Whether gcc said all that there is to say about a file; of a header it did where it went through all sources. */
function isJudged(file, states) {
  return /\.[cS]$/.test(file)
    ? states.get(file) === 'compiled'
    : [...states.values()].every((state) => state === 'compiled');
}

/** Why nothing is said about what is absent from a file: the modules that it is part of are all incomplete. */
function excuseOf(file, modules) {
  const its = modules.filter(({ sources }) => sources.includes(file));
  return its.length > 0 && its.every(({ incomplete }) => incomplete.length > 0) ? its[0].incomplete.join('; ') : '';
}

/**
 * Compares the calls of undeclared functions in one package on one kernel with the findings, by file and function.
 * @param {object[]} modules What `kmodlint modules` says: a call in an incomplete module is excused, and named.
 */
function compareUndeclared(name, { calls, states }, modules, findings, tally) {
  const own = findings.filter(({ rule }) => rule === RULE);
  const key = (file, symbol) => `${file}\t${symbol}`;
  const errors = own.filter(({ severity }) => severity === 'error');
  const found = new Set(errors.map(({ file, symbol }) => key(file, symbol)));
  const expected = new Map(calls.map((call) => [key(call.file, call.function), call]));
  for (const [pair, call] of expected) {
    const excuse = excuseOf(call.file, modules);
    tally.count('undeclaredFound', found.has(pair) || excuse !== '');
    if (found.has(pair)) continue;
    const text = excuse === '' ? 'not found' : `not found (incomplete: ${excuse})`;
    const place = `${call.file}:${call.line}`;
    tally.detail('undeclaredFound', { package: name, module: '*' }, call.function, 'gcc', text, place);
  }
  for (const { module, symbol, file, line } of own.filter((finding) => isJudged(finding.file, states))) {
    const isReal = expected.has(key(file, symbol));
    tally.count('undeclaredReal', isReal);
    if (isReal) continue;
    tally.detail('undeclaredReal', { package: name, module }, symbol, RULE, 'gcc does not say so', `${file}:${line}`);
  }
}

module.exports = { readUndeclared, compareUndeclared };
