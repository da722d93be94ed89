'use strict';
const { parseArgs } = require('util');
const { depmodNeeds } = require('./record/depmod');
const { kmodlint } = require('./kmodlint');
const { fetchPackages } = require('./packages');
const { compareOrder, loaderName, tableNeeds } = require('./partialOrder');
const { inParallel } = require('./pool');
const { RECORDED } = require('./profiles');
const { SUITES, tablesOf } = require('./tables');

const USAGE = `usage: graphOrder.js [--depmod RELEASE]... [--package NAME]...

Compares the order in which \`kmodlint graph\` loads modules with what the real modules need: by the tables, and by what
depmod says of modules that are built here, for releases whose headers are installed (6.1.0-56-amd64).`;

const WORKERS = 2;

/** What the real modules of a package need; depmod here knows of no modules but the package's. */
function jobsOf(tree, tables, releases) {
  const recorded = Object.keys(RECORDED).map((kernel) => ({
    tree,
    kernel,
    by: 'tables',
    needs: tables.get(tree.suite).get(`${kernel}\t${tree.name}`) ?? new Map(),
  }));
  const built = releases.map((release) => ({
    tree,
    kernel: release.split('.').slice(0, 2).join('.'),
    by: `depmod ${release}`,
    needs: namesOf(depmodNeeds(tree.directory, release)),
    ownAlone: true,
  }));
  return [...recorded, ...built].filter(({ needs }) => needs.size > 0);
}

function namesOf(needs) {
  return new Map([...needs].map(([path, needed]) => [path, new Set(needed.map(loaderName))]));
}

async function compareJob({ tree, kernel, needs, ownAlone }) {
  const { json, failure } = await kmodlint(tree.directory, 'graph', '.', '--kernel', kernel);
  return failure === undefined ? compareOrder(needs, json, ownAlone) : { differences: [failure], edges: 0 };
}

async function main() {
  const { values } = parseArgs({
    options: {
      depmod: { type: 'string', multiple: true, default: [] },
      package: { type: 'string', multiple: true },
      help: { type: 'boolean' },
    },
  });
  if (values.help) return console.log(USAGE);
  const tables = new Map(SUITES.map((suite) => [suite, tableNeeds(tablesOf(suite))]));
  const jobs = fetchPackages(values.package).trees.flatMap((tree) => jobsOf(tree, tables, values.depmod));
  const totals = new Map();
  await inParallel(jobs, WORKERS, async (job) => {
    const { tree, kernel, by, needs } = job;
    const { differences, edges } = await compareJob(job);
    for (const difference of differences) console.log([kernel, by, tree.name, difference].join('\t'));
    const row = totals.get(`${kernel} by ${by}`) ?? { packages: 0, modules: 0, edges: 0, differences: 0 };
    row.packages += 1;
    row.modules += needs.size;
    row.edges += edges;
    row.differences += differences.length;
    totals.set(`${kernel} by ${by}`, row);
  });
  console.table(Object.fromEntries(totals));
  if (totals.size === 0) console.log('NOTHING COMPARED');
  const passed = totals.size > 0 && [...totals.values()].every(({ differences }) => differences === 0);
  process.exitCode = passed ? 0 : 1;
}

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 2;
});
