'use strict';
const { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } = require('fs');
const { join, resolve } = require('path');
const { parseArgs } = require('util');
const { COMMAND, runCommand } = require('./kmodlint');
const { fetchPackages } = require('./packages');
const { inParallel } = require('./pool');
const { KERNELS } = require('./recorded');
const { differencesOf } = require('./reportDiff');

const USAGE = `usage: reports.js --output DIR [--command bin/kmodlint.js] [--kernel 6.1]... [--package NAME]...
       reports.js --before DIR --after DIR

Writes the JSON report of every recorded driver package on every kernel, as this build of kmodlint or that of another
work tree gives it; or compares two such directories, finding by finding: a line for each that is gone (-), new (+) or
said in another way (~), with the kernel and the package, and how many there are of each rule.`;

const WORKERS = 2;

/** One report a file: `6.1 acpi-call-1.2.2 (bookworm).json`; where there is none, why. */
async function writeReports({ output, command, kernel: kernels, package: names }) {
  const { trees, missing } = fetchPackages(names);
  for (const { package: name, suite, reason } of missing) console.error(`SKIPPED: ${name} of ${suite}: ${reason}`);
  mkdirSync(output, { recursive: true });
  const jobs = kernels.flatMap((kernel) => trees.map((tree) => ({ kernel, tree })));
  await inParallel(jobs, WORKERS, async ({ kernel, tree }) => {
    const { json, failure } = await runCommand(resolve(command), tree.directory, '.', '--kernel', kernel);
    const file = join(output, `${kernel} ${tree.name} (${tree.suite}).json`);
    writeFileSync(file, JSON.stringify(json ?? { failure }, undefined, 1));
  });
  console.log(`${jobs.length} reports in ${output}`);
}

function compareReports(before, after) {
  const read = (directory, name) => {
    const file = join(directory, name);
    return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { failure: 'no report' };
  };
  const names = [...new Set([before, after].flatMap((directory) => readdirSync(directory)))].sort();
  const counts = new Map();
  for (const name of names) {
    for (const { sign, about, text } of differencesOf(read(before, name), read(after, name))) {
      console.log([sign, name.replace(/\.json$/, ''), text].join('\t'));
      counts.set(`${sign} ${about}`, (counts.get(`${sign} ${about}`) ?? 0) + 1);
    }
  }
  console.log(`\n${names.length} reports compared`);
  for (const [about, count] of [...counts].sort()) console.log(`${about}\t${count}`);
}

async function main() {
  const { values } = parseArgs({
    options: {
      output: { type: 'string' },
      command: { type: 'string', default: COMMAND },
      before: { type: 'string' },
      after: { type: 'string' },
      kernel: { type: 'string', multiple: true, default: KERNELS },
      package: { type: 'string', multiple: true },
    },
  });
  if (values.output) return writeReports(values);
  if (!values.before || !values.after) throw new Error(USAGE);
  return compareReports(values.before, values.after);
}

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 2;
});
