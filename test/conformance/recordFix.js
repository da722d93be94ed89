'use strict';
const { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } = require('fs');
const { join } = require('path');
const { parseArgs } = require('util');
const { fixedCopy, kmodlint, namespaceDependencies, outcome } = require('./record/fix');

const USAGE = `usage: recordFix.js DIRECTORY... [--kernel 6.1]... [--options "--kernel 6.1,6.12 --fix"]

Builds driver trees with the real kbuild before and after kmodlint has fixed them, for each kernel whose headers are
installed, and prints where the builds end, what make nsdeps would import, and what is imported. For a case of
test/conformance/fixes, which has its options in a fix.json, it writes that down there, with the diff that was built.`;

const MODULES = '/lib/modules';

/** The build directory of the kernel that is installed; undefined where there is none. */
function headersOf(kernel) {
  const releases = existsSync(MODULES) ? readdirSync(MODULES) : [];
  const release = releases.find((name) => name.startsWith(`${kernel}.`) && existsSync(join(MODULES, name, 'build')));
  return release && join(MODULES, release, 'build');
}

function record(tree, kernels, options) {
  const after = fixedCopy(tree, options);
  const outcomes = {};
  for (const kernel of kernels) {
    const headers = headersOf(kernel);
    if (headers === undefined) console.error(`the headers of ${kernel} are not installed: it is not built`);
    else {
      const nsdeps = namespaceDependencies(tree, headers);
      outcomes[kernel] = { before: outcome(tree, headers).stage, nsdeps, after: outcome(after, headers) };
    }
  }
  rmSync(after, { recursive: true });
  return outcomes;
}

function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      kernel: { type: 'string', multiple: true, default: ['6.1', '6.12'] },
      options: { type: 'string', default: '--kernel 6.1,6.12 --fix' },
    },
  });
  if (positionals.length === 0) throw new Error(USAGE);
  for (const tree of positionals) {
    const file = join(tree, 'fix.json');
    const known = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
    const options = known?.options ?? values.options.split(' ');
    const outcomes = record(tree, values.kernel, options);
    console.log(`${tree}: ${JSON.stringify(outcomes)}`);
    if (!known) continue;
    const diff = kmodlint(tree, [...options, '--fix-dry-run', '.']).stdout;
    writeFileSync(file, `${JSON.stringify({ options, kernels: { ...known.kernels, ...outcomes }, diff }, null, 1)}\n`);
  }
}

try {
  main();
} catch (error) {
  console.error(error.message);
  process.exitCode = 2;
}
