'use strict';
const { realpathSync, rmSync, writeFileSync } = require('fs');
const { join } = require('path');
const { parseArgs } = require('util');
const { fetchPackages } = require('./packages');
const { buildAsDkms } = require('./record/dkms');
const { readUndeclared } = require('./record/undeclared');
const { formatTable, tablesOf } = require('./tables');

const USAGE = `usage: recordUndeclared.js [--output DIR] RELEASE...

Builds each of the driver packages for kernels whose headers are installed (6.12.115+deb12-amd64), and records which
sources gcc went through (compiled.tsv), and which calls of functions that nothing declares it found (undeclared.tsv).`;

/** The suite whose packages are built: its gcc is that of the kernels' own build. */
const SUITE = 'bookworm';

const COLUMNS = {
  compiled: ['kernel', 'package', 'file', 'state'],
  undeclared: ['kernel', 'package', 'file', 'line', 'function'],
};

function recordPackage({ name, directory }, release, headers) {
  const { scratch, directory: copy, log } = buildAsDkms(directory, headers, release);
  const rows = readUndeclared(directory, copy, log);
  rmSync(scratch, { recursive: true });
  const kernel = release.split('.').slice(0, 2).join('.');
  console.log(`${release} ${name}: ${rows.compiled.length} sources, ${rows.undeclared.length} undeclared calls`);
  return Object.entries(rows).map(([table, list]) => [table, list.map((row) => ({ kernel, package: name, ...row }))]);
}

function main() {
  const { values, positionals: releases } = parseArgs({
    allowPositionals: true,
    options: { output: { type: 'string', default: tablesOf(SUITE) } },
  });
  if (releases.length === 0) throw new Error(USAGE);
  const tables = { compiled: [], undeclared: [] };
  for (const release of releases) {
    const headers = realpathSync(`/lib/modules/${release}/build`);
    for (const tree of fetchPackages().trees.filter(({ suite }) => suite === SUITE)) {
      for (const [table, rows] of recordPackage(tree, release, headers)) tables[table].push(...rows);
    }
  }
  for (const [table, rows] of Object.entries(tables)) {
    const text = formatTable(COLUMNS[table], rows);
    writeFileSync(join(values.output, `${table}.tsv`), text);
  }
}

try {
  main();
} catch (error) {
  console.error(error.message);
  process.exitCode = 2;
}
