'use strict';
const { join } = require('path');
const { judge } = require('./bars');
const exceptions = require('./exceptions.json');
const { kmodlint, runNode } = require('./kmodlint');
const { fetchPackages } = require('./packages');
const { inParallel } = require('./pool');
const { Tally } = require('./tally');
const { comparePackage, readTruth } = require('./truth');

const KERNELS = ['5.10', '6.1', '6.12', '7.3'];
/** Those that the cases and tables were recorded on. */
const RECORDED = ['6.1', '6.12'];
const WORKERS = 2;

async function runCases(kernel, tally) {
  const { stdout, failure } = await runNode(join(__dirname, 'cases.js'), [kernel]);
  if (failure !== undefined) throw new Error(`the cases on ${kernel}: ${failure}`);
  for (const { name, missing, extra } of JSON.parse(stdout)) {
    const differences = [...missing.map((said) => `missing ${said}`), ...extra.map((said) => `extra ${said}`)];
    tally.count('cases', differences.length === 0);
    if (differences.length === 0) continue;
    const reason = exceptions.cases[name]?.reason;
    const text = reason === undefined ? differences.join('; ') : `${differences.join('; ')} (${reason})`;
    tally.detail('cases', { package: 'case', module: name }, text);
  }
}

/** One run of the linter and, where there is a table for it, one of `modules`. */
async function runPackage({ name, directory, kernel, realModules }, tally) {
  const lint = await kmodlint(directory, '.', '--kernel', kernel);
  const excuse = exceptions.packages[name]?.reason;
  tally.count('packages', lint.failure === undefined || excuse !== undefined);
  if (lint.failure !== undefined) tally.detail('packages', { package: name, module: excuse ?? '*' }, lint.failure);
  if (realModules === undefined) return;
  const modules = await kmodlint(directory, 'modules', '.', '--kernel', kernel);
  if (modules.failure !== undefined) tally.detail('packages', { package: name, module: 'modules' }, modules.failure);
  comparePackage(realModules, modules.json?.modules ?? [], lint.json?.findings ?? [], tally);
}

function packagesOrExplain() {
  try {
    return fetchPackages();
  } catch (error) {
    console.error(`SKIPPED: the driver packages cannot be fetched: ${error.message.split('\n')[0]}`);
    console.error('Nothing was compared with the real modules. It needs Debian bookworm and, once, apt-get update.');
    return undefined;
  }
}

async function main(args) {
  const packages = packagesOrExplain();
  if (packages === undefined) return 2;
  const tally = new Tally();
  const truth = readTruth();
  const unknown = new Set([...truth.values()].map(([row]) => row.package));
  for (const { name } of packages) unknown.delete(name);
  if (unknown.size > 0) console.error(`not here in the version of the tables: ${[...unknown].join(', ')}`);

  const jobs = packages.flatMap(({ name, directory }) =>
    KERNELS.map((kernel) => ({ name, directory, kernel, realModules: truth.get(`${kernel}\t${name}`) })),
  );
  await inParallel(RECORDED, WORKERS, (kernel) => runCases(kernel, tally.for(kernel)));
  await inParallel(jobs, WORKERS, (job) => runPackage(job, tally.for(job.kernel)));

  const always = new Set(['cases', 'errors', 'packages']);
  const details = tally.details.filter(({ row }) => args.includes('--details') || always.has(row));
  for (const line of details.map(({ row, text }) => `${row}: ${text}`).sort()) console.log(line);
  const { text, passed } = judge(tally, KERNELS);
  console.log(`\n${packages.length} packages\n${text}`);
  return passed && unknown.size === 0 ? 0 : 1;
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error) => {
    console.error(error.message);
    process.exitCode = 2;
  },
);
