'use strict';
const { join } = require('path');
const exceptions = require('./exceptions.json');
const { kmodlint, runNode } = require('./kmodlint');
const { compareRelicensed } = require('./relicensed');
const { compareRefused } = require('./refused');
const { comparePackage } = require('./truth');
const { compareUndeclared } = require('./undeclared');
const { runVariant } = require('./variants');

/** Small drivers, some with siblings, on which the findings themselves are looked at, with the licences changed. */
const RELICENSED = new Set(['ddcci-dkms', 'rapiddisk-dkms', 'v4l2loopback-dkms']);

/** Counts what was compared as a whole: it holds where nothing is missing and nothing extra, or there is a reason. */
function countDifferences(row, key, { missing, extra }, reason, tally) {
  const differences = [...missing.map((said) => `missing ${said}`), ...extra.map((said) => `extra ${said}`)];
  tally.count(row, differences.length === 0 || reason !== undefined);
  if (differences.length === 0) return;
  const text = differences.join('; ');
  tally.detail(row, key, reason === undefined ? text : `${text} (${reason})`);
}

/** All cases on one kernel, with one profile of it. An exception counts as met, and is named all the same. */
async function runCases({ kernel, profile }, tally) {
  const { stdout, failure } = await runNode(join(__dirname, 'cases.js'), [kernel, profile]);
  if (failure !== undefined) throw new Error(`the cases on ${profile}: ${failure}`);
  for (const { name, ...differences } of JSON.parse(stdout)) {
    const exception = exceptions.cases[name];
    const reason = exception?.kernels.includes(kernel) ? exception.reason : undefined;
    countDifferences('cases', { package: 'case', module: name }, differences, reason, tally);
  }
}

/** One variant of a package; one that is excepted is not counted. */
async function compareOneVariant(job, tally) {
  const { tree, row } = job;
  if (exceptions.variants[`${tree.name} ${row.variant}`] !== undefined) return;
  const differences = await runVariant(job);
  countDifferences('variants', { package: tree.name, module: row.variant }, differences, undefined, tally);
}

/** One run of the linter on a package and, where the tables say something of it, one of `modules`. */
async function runPackage({ tree, profile, realModules, gcc, refused }, tally) {
  const { name, directory } = tree;
  const lint = await kmodlint(directory, '.', '--kernel', profile);
  const excuse = exceptions.packages[name]?.reason;
  tally.count('packages', lint.failure === undefined || excuse !== undefined);
  if (lint.failure !== undefined) tally.detail('packages', { package: name, module: excuse ?? '*' }, lint.failure);
  const findings = lint.json?.findings ?? [];
  if (refused !== undefined) compareRefused(name, refused, findings, tally);
  if (realModules === undefined && gcc === undefined) return;
  const { json, failure } = await kmodlint(directory, 'modules', '.', '--kernel', profile);
  if (failure !== undefined) tally.detail('packages', { package: name, module: 'modules' }, failure);
  const modules = json?.modules ?? [];
  if (gcc !== undefined) compareUndeclared(name, gcc, modules, findings, tally);
  if (realModules === undefined) return;
  comparePackage(realModules, modules, findings, tally);
  if (RELICENSED.has(tree.package)) await compareRelicensed(tree, profile, modules, tally);
}

module.exports = { compareOneVariant, runCases, runPackage };
