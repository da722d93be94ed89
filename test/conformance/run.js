'use strict';
const { parseArgs } = require('util');
const { judge } = require('./bars');
const { runCases, runPackage } = require('./jobs');
const { fetchPackages } = require('./packages');
const { inParallel } = require('./pool');
const { makeProfiles, profileOf, RECORDED, useOwnCache } = require('./profiles');
const { Tally } = require('./tally');
const { readTruth } = require('./truth');
const { readUndeclared } = require('./undeclared');

const KERNELS = ['5.10', '6.1', '6.12', '7.3'];
const WORKERS = 2;
/** Rows of which every difference is shown, asked for or not. */
const ALWAYS_SHOWN = new Set(['cases', 'relicensed', 'errors', 'packages']);

const OPTIONS = {
  details: { type: 'boolean', default: false },
  kernel: { type: 'string', multiple: true, default: KERNELS },
  grade: { type: 'string', multiple: true, default: ['shipped', 'full'] },
  package: { type: 'string', multiple: true },
};

function packagesOrExplain(names) {
  try {
    return fetchPackages(names);
  } catch (error) {
    console.error(`SKIPPED: the driver packages cannot be fetched: ${error.message.split('\n')[0]}`);
    console.error('Nothing was compared with the real modules. It needs Debian bookworm and, once, apt-get update.');
    return undefined;
  }
}

/** The kernels of a grade, with what `--kernel` takes for each. A full one is only of use where there are tables. */
function profilesOf(grade, kernels) {
  const wanted = grade === 'full' ? kernels.filter((kernel) => kernel in RECORDED) : kernels;
  return wanted.flatMap((kernel) => {
    const profile = profileOf(kernel, grade);
    if (profile !== undefined) return [{ kernel, profile }];
    console.error(`SKIPPED: ${kernel} with a full profile: no headers of ${RECORDED[kernel]} are to be had here`);
    return [];
  });
}

/** Compares everything with one grade of profile. */
async function compareGrade(grade, { kernels, trees, truth, gcc, withCases }) {
  const tally = new Tally(grade);
  const profiles = profilesOf(grade, kernels);
  if (grade === 'full') await makeProfiles(profiles.map(({ profile }) => profile));
  const jobs = profiles.flatMap((profile) =>
    trees.map((tree) => {
      const key = `${profile.kernel}\t${tree.name}`;
      return { ...profile, tree, realModules: truth.get(key), gcc: gcc.get(key) };
    }),
  );
  const cases = withCases ? profiles.filter(({ kernel }) => kernel in RECORDED) : [];
  await inParallel(cases, WORKERS, (job) => runCases(job, tally.for(job.kernel)));
  await inParallel(jobs, WORKERS, (job) => runPackage(job, tally.for(job.kernel)));
  return { tally, kernels: profiles.map(({ kernel }) => kernel) };
}

async function main({ details, kernel: kernels, grade: grades, package: names }) {
  const trees = packagesOrExplain(names);
  if (trees === undefined) return 2;
  const [truth, gcc] = [readTruth(), readUndeclared()];
  const unknown = new Set([...truth.values()].map(([row]) => row.package));
  for (const { name } of trees) unknown.delete(name);
  const outdated = names === undefined && unknown.size > 0;
  if (outdated) console.error(`not here in the version of the tables: ${[...unknown].join(', ')}`);

  let passed = !outdated;
  const tables = [];
  for (const grade of grades) {
    const result = await compareGrade(grade, { kernels, trees, truth, gcc, withCases: names === undefined });
    if (result.kernels.length === 0) continue;
    const shown = result.tally.details.filter(({ row }) => details || ALWAYS_SHOWN.has(row));
    for (const line of shown.map(({ cells }) => cells.join('\t')).sort()) console.log(line);
    const judged = judge(result.tally, result.kernels);
    passed &&= judged.passed;
    tables.push(judged.text);
  }
  console.log(`\n${trees.length} packages\n${tables.join('\n\n')}`);
  return passed ? 0 : 1;
}

useOwnCache();
main(parseArgs({ options: OPTIONS }).values).then(
  (code) => {
    process.exitCode = code;
  },
  (error) => {
    console.error(error.message);
    process.exitCode = 2;
  },
);
