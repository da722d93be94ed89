'use strict';
const { applyPatch, parsePatch } = require('diff');
const { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } = require('fs');
const { tmpdir } = require('os');
const { join } = require('path');
const { kmodlint } = require('./kmodlint');
const { findingOf } = require('./record/messages');
const { SUPPRESSED } = require('./record/verdict');
const { groupBy, readTable } = require('./tables');
const { compareFindings } = require('./verdicts');

const SEPARATOR = ' | ';

/** Reads what modpost said of the variants of a suite's packages, per kernel and package. */
function readVariants(directory) {
  const rows = readTable('variants', directory).map((row) => ({
    ...row,
    diffs: row.diffs.split(',').filter(Boolean).map((name) => join(directory, 'variants', name)),
  }));
  return groupBy(rows, (row) => `${row.kernel}\t${row.package}`);
}

/** A row as one kernel's part of a verdict.json has it. A message about no module of a rule is none of ours. */
function verdictOf({ stage, messages }) {
  const findings = messages.split(SEPARATOR).map((message) => findingOf('.', message));
  const saidAll = stage !== 'compile' && !SUPPRESSED.test(messages);
  return { stage, findings: findings.filter(Boolean), ...(!saidAll && { atLeast: true }) };
}

/**
 * Compares the findings on a variant with what modpost said of it. What the compiler said was not recorded: where the
 * build ended there, some error is wanted.
 * @param {{stage: string, messages: string, modules: string}} row Where `modules` is `named`, nothing is known of
 * modules that no message names: the build has several runs, and the first that failed was the last.
 * @param {Set<string>} built The modules that are built at all: of others in the tree modpost says nothing.
 * @param {object[]} findings As `kmodlint --format json` has them.
 */
function compareVariant(row, built, findings) {
  const own = findings.filter(({ module }) => built.has(module));
  if (row.stage === 'compile') {
    const isError = own.some(({ severity }) => severity === 'error');
    return { missing: isError ? [] : ['any error: it does not compile'], extra: [] };
  }
  const verdict = verdictOf(row);
  const named = new Set(verdict.findings.map(({ module }) => module));
  return compareFindings(verdict, row.modules === 'all' ? own : own.filter(({ module }) => named.has(module)));
}

/** Changes files of a tree as `patch -p1` would. */
function applyDiff(directory, diff) {
  // latin1 keeps every byte as it is.
  for (const patch of parsePatch(readFileSync(diff, 'latin1'))) {
    const file = join(directory, patch.oldFileName.replace(/^[^/]*\//, ''));
    const text = applyPatch(readFileSync(file, 'latin1'), patch);
    if (text === false) throw new Error(`${diff} does not apply to ${file}`);
    writeFileSync(file, text, 'latin1');
  }
}

/** A copy of a driver's tree with changes, which the caller removes. */
function patched(directory, diffs) {
  const copy = mkdtempSync(join(tmpdir(), 'kmodlint-variant-'));
  cpSync(directory, copy, { recursive: true });
  for (const diff of diffs) applyDiff(copy, diff);
  return copy;
}

/** Lints one variant with the profile that `--kernel` takes. */
async function runVariant({ tree, profile, row, realModules }) {
  const built = new Set(realModules.map(({ module }) => module));
  const copy = patched(tree.directory, row.diffs);
  try {
    const { json, failure } = await kmodlint(copy, '.', '--kernel', profile);
    return failure === undefined ? compareVariant(row, built, json.findings) : { missing: [failure], extra: [] };
  } finally {
    rmSync(copy, { recursive: true });
  }
}

module.exports = { compareVariant, patched, readVariants, runVariant };
