'use strict';
const { basename } = require('path');
const { groupBy, readTable } = require('./tables');

/** The rules that speak for the compiler. */
const RULES = new Set([
  'build-date', 'conflicting-declaration', 'error-directive', 'ignored-make-variable', 'incompatible-type',
  'missing-header', 'missing-member', 'modinfo-nul', 'namespace-form', 'read-only-assignment', 'undeclared-function', 'undeclared-identifier',
  'unknown-macro', 'unknown-type', 'wrong-argument-count',
]);

/**
 * Reads which packages gcc made, and what it said of the others, per kernel and package.
 * @returns {Map<string, {builds: boolean, errors: object[]}>} Of the errors, `root` is 1 for a root cause: one name in
 * one driver on one kernel.
 */
function readRefused(directory) {
  const key = (row) => `${row.kernel}\t${row.package}`;
  const errors = groupBy(readTable('refused', directory), key);
  return new Map(
    readTable('builds', directory).map((row) => [
      key(row),
      { builds: row.builds === '1', errors: errors.get(key(row)) ?? [] },
    ]),
  );
}

/** Whether a finding names what gcc refuses: on its line, or by name. */
function isSame({ file = '', line, message, symbol = '' }, error) {
  if (basename(file) === basename(error.file) && String(line) === error.line) return true;
  const names = error.name.split(/[^\w/.]+/).flatMap((part) => [part, ...part.split('.')]);
  const words = new Set(`${message} ${symbol}`.split(/[^\w/.]+/).flatMap((part) => [part, ...part.split('.')]));
  return names.some((name) => name.length > 2 && words.has(name));
}

/** Compares what is said of one package on one kernel with what gcc said. */
function compareRefused(name, { builds, errors }, findings, tally) {
  const found = findings.filter(({ rule, severity, unreached }) => RULES.has(rule) && severity === 'error' && !unreached);
  const detail = (row, what, text, place) => tally.detail(row, { package: name, module: '*' }, what, 'gcc', text, place);
  if (builds) {
    tally.count('refusedNone', found.length === 0);
    for (const { rule, file, line, message } of found) detail('refusedNone', rule, message, `${file}:${line}`);
    return;
  }
  tally.count('refusedAny', found.length > 0);
  const causes = errors.filter(({ root }) => root === '1');
  const missed = causes.filter((cause) => !found.some((finding) => isSame(finding, cause)));
  for (const cause of causes) tally.count('refusedFound', !missed.includes(cause));
  for (const { class: kind, name: what, file, line } of missed) detail('refusedFound', what, `${kind} not found`, `${file}:${line}`);
  tally.count('refusedAll', missed.length === 0);
  for (const finding of found) {
    const isReal = causes.some((cause) => isSame(finding, cause));
    tally.count('refusedReal', isReal);
    if (!isReal) detail('refusedReal', finding.rule, finding.message, `${finding.file}:${finding.line}`);
  }
}

module.exports = { readRefused, compareRefused };
