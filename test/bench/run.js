'use strict';
const { fetchPackages } = require('../conformance/packages');
const { HEADERS, judge, peakMemory, timeRatio } = require('./bars');
const { contestants, headerContestants, installedKernel } = require('./contestants');
const drivers = require('./drivers.json');

const ROUNDS = 5;
const DEFAULT_KERNEL = '6.1';

/**
 * Each in turn, round after round, so that what else the machine does falls on all alike. One that fails is out.
 * @returns {Map<string, {seconds: number, peak?: number}[]>} By title.
 */
function race(runners) {
  const results = new Map(runners.map(({ title }) => [title, []]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const { title, rounds, run } of runners) {
      if (round >= rounds || !results.has(title)) continue;
      try {
        results.get(title).push(run());
      } catch (error) {
        console.log(`${title}: ${error.message}`);
        results.delete(title);
      }
    }
  }
  return results;
}

/** A line for each: the time, as a multiple of the first one's and the other way round, and the peak memory. */
function describe(results) {
  const [first] = results.keys();
  const lines = [['', 'its time / first', 'first / its time', 'peak memory']];
  for (const [title, runs] of results) {
    const ratio = timeRatio(runs, results.get(first));
    const peak = peakMemory(runs);
    lines.push([title, ratio.toFixed(2), (1 / ratio).toFixed(2), peak === undefined ? '-' : `${Math.round(peak)} MiB`]);
  }
  return lines.map((line) => line.map((cell, column) => (column === 0 ? cell.padEnd(24) : cell.padStart(21))).join(''));
}

/** Runs a race, prints what it showed, and says whether its bars are met. */
function hold(name, title, runners) {
  console.log(`\n${title}, median of ${ROUNDS} rounds (make: 3)`);
  const results = race(runners);
  const bars = judge(name, results);
  console.log([...describe(results), ...bars.map(({ text }) => text)].join('\n'));
  return bars.every(({ met }) => met);
}

function main(names) {
  const release = installedKernel();
  if (release === undefined) console.log('skipped: make and kernel build, for no kernel headers are installed');
  const kernel = release?.match(/^\d+\.\d+/)[0] ?? DEFAULT_KERNEL;
  const wanted = names.length > 0 ? names : [...Object.keys(drivers), HEADERS];
  const trees = fetchPackages(wanted.filter((name) => name !== HEADERS));
  const met = trees.map(({ package: name, name: title, directory }) =>
    hold(name, `${title}, kernel ${release ?? kernel}`, contestants({ name, directory }, kernel, release)),
  );
  if (release !== undefined && wanted.includes(HEADERS)) {
    met.push(hold(HEADERS, `the headers of ${release}`, headerContestants(release)));
  }
  process.exitCode = met.every(Boolean) ? 0 : 1;
}

main(process.argv.slice(2));
