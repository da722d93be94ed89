'use strict';
const { fetchPackages } = require('../conformance/packages');
const { contestants, installedKernel } = require('./contestants');
const drivers = require('./drivers.json');

const ROUNDS = 5;
const DEFAULT_KERNEL = '6.1';

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
}

/** Each in turn, round after round, so that what else the machine does falls on all alike. */
function race(runners) {
  const results = runners.map(() => []);
  for (let round = 0; round < ROUNDS; round++) {
    runners.forEach(({ rounds, run }, index) => {
      if (round < rounds) results[index].push(run());
    });
  }
  return results;
}

/** A line for each: the median of the ratios to kmodlint's time in the same round, and the peak memory. */
function describe(runners, results) {
  const [own] = results;
  const lines = [['', 'its time / kmodlint', 'kmodlint / its time', 'peak memory']];
  runners.forEach(({ title }, index) => {
    const ratio = median(results[index].map(({ seconds }, round) => seconds / own[round].seconds));
    const peaks = results[index].map(({ peak }) => peak).filter((peak) => peak !== undefined);
    const memory = peaks.length > 0 ? `${Math.round(Math.max(...peaks))} MiB` : '-';
    lines.push([title, ratio.toFixed(2), (1 / ratio).toFixed(2), memory]);
  });
  return lines.map((line) => line.map((cell, column) => (column === 0 ? cell.padEnd(24) : cell.padStart(21))).join(''));
}

function main(names) {
  const release = installedKernel();
  if (release === undefined) console.log('skipped: make, for no kernel headers are installed');
  const kernel = release?.match(/^\d+\.\d+/)[0] ?? DEFAULT_KERNEL;
  const trees = fetchPackages(names.length > 0 ? names : Object.keys(drivers));
  for (const tree of trees) {
    const runners = contestants({ name: tree.package, directory: tree.directory }, kernel, release);
    console.log(`\n${tree.name}, kernel ${release ?? kernel}, median of ${ROUNDS} rounds (make: 3)`);
    console.log(describe(runners, race(runners)).join('\n'));
  }
}

main(process.argv.slice(2));
