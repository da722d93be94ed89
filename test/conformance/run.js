'use strict';
const { parseArgs } = require('util');
const { judge } = require('./bars');
const { kernels: CASES } = require('./cases/base/verdict.json');
const { compareOneVariant, runCases, runPackage } = require('./jobs');
const { fetchPackages } = require('./packages');
const { inParallel } = require('./pool');
const { makeProfiles, profileOf, RECORDED, useOwnCache } = require('./profiles');
const { KERNELS, readRecorded, recordedOf } = require('./recorded');
const { Tally } = require('./tally');

const WORKERS = 2;
/** Rows of which every difference is shown, asked for or not. */
const ALWAYS_SHOWN = new Set(['cases', 'variants', 'relicensed', 'errors', 'packages']);

const OPTIONS = {
  details: { type: 'boolean', default: false },
  kernel: { type: 'string', multiple: true, default: KERNELS },
  grade: { type: 'string', multiple: true, default: ['shipped', 'full'] },
  package: { type: 'string', multiple: true },
};

/** The kernels of a grade, with what `--kernel` takes for each. A full one is only of use where there are tables. */
function profilesOf(grade, kernels) {
  const wanted = grade === 'full' ? kernels.filter((kernel) => kernel in RECORDED) : kernels;
  return wanted.flatMap((kernel) => {
    const profile = profileOf(kernel, grade);
    if (profile !== undefined) return [{ kernel, profile }];
    const { release } = RECORDED[kernel];
    console.error(`SKIPPED: ${kernel} with a full profile: no headers of ${release} are to be had here`);
    return [];
  });
}

/** Compares everything with one grade of profile. */
async function compareGrade(grade, { kernels, trees, missing, recorded, withCases }) {
  const tally = new Tally(grade);
  const profiles = profilesOf(grade, kernels);
  if (grade === 'full') await makeProfiles(profiles.map(({ profile }) => profile));
  const packages = profiles.flatMap((profile) =>
    trees.map((tree) => ({ ...profile, tree, ...recordedOf(recorded, tree, profile.kernel) })),
  );
  for (const { kernel } of profiles) {
    for (const tree of [...trees, ...missing]) {
      const { realModules } = recordedOf(recorded, tree, kernel);
      if (realModules !== undefined) tally.for(kernel).count('fetched', tree.directory !== undefined);
    }
  }
  // The grades differ in what is known of headers, and the packages as they are show that well enough.
  const variants = grade === 'full' ? [] : packages.flatMap((job) => job.variants.map((row) => ({ ...job, row })));
  const cases = withCases ? profiles.filter(({ kernel }) => kernel in CASES) : [];
  const inTwo = (jobs, run) => inParallel(jobs, WORKERS, (job) => run(job, tally.for(job.kernel)));
  await inTwo(cases, runCases);
  await inTwo(packages, runPackage);
  await inTwo(variants, compareOneVariant);
  return { tally, kernels: profiles.map(({ kernel }) => kernel) };
}

async function main({ details, kernel: kernels, grade: grades, package: names }) {
  const { trees, missing } = fetchPackages(names);
  for (const { suite, package: name, version, reason } of missing) {
    console.error(`SKIPPED: ${name} ${version} of ${suite}: ${reason}`);
  }
  if (trees.length === 0) {
    console.error('Nothing was compared with the real modules. It needs apt of Debian and, once, apt-get update.');
    return 2;
  }
  const recorded = readRecorded();
  let passed = true;
  const tables = [];
  for (const grade of grades) {
    const result = await compareGrade(grade, { kernels, trees, missing, recorded, withCases: names === undefined });
    if (result.kernels.length === 0) continue;
    const shown = result.tally.details.filter(({ row }) => details || ALWAYS_SHOWN.has(row));
    for (const line of shown.map(({ cells }) => cells.join('\t')).sort()) console.log(line);
    const judged = judge(result.tally, result.kernels);
    passed &&= judged.passed;
    tables.push(judged.text);
  }
  console.log(`\n${trees.length} of ${trees.length + missing.length} packages\n${tables.join('\n\n')}`);
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
