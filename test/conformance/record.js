'use strict';
const { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } = require('fs');
const { basename, join, resolve } = require('path');
const { parseArgs } = require('util');
const { build, finishCompiled } = require('./record/build');
const { built, releaseOf } = require('./record/built');
const { depmod } = require('./record/depmod');
const { readModules } = require('./record/modules');
const { readVerdict } = require('./record/verdict');
const { formatTable } = require('./tables');

const USAGE = `usage: record.js DIRECTORY --kernel-headers DIR [--kbuild SUBDIRECTORY] [--output DIR] [NAME=VALUE...]

Builds a copy of a driver tree with the real kbuild and modpost, and records what they made of it: three tables, in the
form of those in test/conformance/tables/bookworm, or, for a case (a directory with a verdict.json), that verdict.`;

const COLUMNS = {
  modules: ['kernel', 'package', 'module', 'dir', 'sources', 'license', 'import_ns', 'depends'],
  undefined: ['kernel', 'package', 'module', 'symbol', 'provider', 'export_type', 'namespace', 'origin'],
  exports: ['kernel', 'package', 'module', 'symbol', 'type', 'namespace'],
};

/** `6.1`, of the release that the headers are for. */
function kernelOf(headers) {
  return releaseOf(headers).split('.').slice(0, 2).join('.');
}

/** `NAME=VALUE` arguments as an object. */
function environmentOf(variables) {
  return Object.fromEntries(variables.map((variable) => variable.split(/=(.*)/s, 2)));
}

function recordCase(tree, headers, output, environment) {
  const verdict = JSON.parse(readFileSync(join(tree, 'verdict.json'), 'utf8'));
  const { directory, log, remove } = built(tree, headers, environment);
  const { stderr } = depmod(directory, releaseOf(headers));
  verdict.kernels[kernelOf(headers)] = readVerdict(directory, `${log}\n${stderr}`);
  remove();
  writeFileSync(join(output, 'verdict.json'), JSON.stringify(verdict, undefined, 1));
}

function recordPackage(tree, headers, kbuild, output, variables) {
  // Without it modpost makes no module at all where one has an undefined symbol.
  const lenient = ['KBUILD_MODPOST_WARN=1', ...variables];
  const { directory, log } = build(tree, headers, kbuild, lenient);
  finishCompiled(directory, headers, kbuild, lenient);
  const key = { kernel: kernelOf(headers), package: basename(tree) };
  const tables = readModules(directory, key, headers, kbuild);
  rmSync(directory, { recursive: true });
  if (tables.modules.length === 0) throw new Error(`no module was built:\n${log}`);
  for (const [name, columns] of Object.entries(COLUMNS)) {
    writeFileSync(join(output, `${name}.tsv`), formatTable(columns, tables[name]));
  }
}

function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      'kernel-headers': { type: 'string' },
      kbuild: { type: 'string', default: '.' },
      output: { type: 'string', default: '.' },
    },
  });
  const [tree, ...variables] = positionals;
  if (tree === undefined || values['kernel-headers'] === undefined) throw new Error(USAGE);
  const headers = resolve(values['kernel-headers']);
  mkdirSync(values.output, { recursive: true });
  if (existsSync(join(tree, 'verdict.json'))) recordCase(tree, headers, values.output, environmentOf(variables));
  else recordPackage(resolve(tree), headers, values.kbuild, values.output, variables);
}

try {
  main();
} catch (error) {
  console.error(error.message);
  process.exitCode = 2;
}
