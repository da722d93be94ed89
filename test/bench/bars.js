'use strict';

const KMODLINT = 'kmodlint';
const ALL_KERNELS = 'kmodlint, all kernels';
const MAKE = 'make -j2 modules';
const PARSE = 'bare parse, one core';
const KERNEL_BUILD = 'kmodlint kernel build';

/** The race in which a profile is made of a kernel's headers; the others are named after driver packages. */
const HEADERS = 'kernel headers';

/** What must hold of a race: of one contestant's time as a multiple of another's, or of its peak memory in MiB. */
const BARS = [
  { race: 'v4l2loopback-dkms', time: MAKE, of: KMODLINT, atLeast: 8 },
  { race: 'v4l2loopback-dkms', time: MAKE, of: ALL_KERNELS, atLeast: 4 },
  { race: 'dahdi-dkms', time: KMODLINT, of: PARSE, atMost: 3 },
  { race: HEADERS, time: KERNEL_BUILD, of: PARSE, atMost: 1 },
  { race: HEADERS, peak: KERNEL_BUILD, atMost: 1500 },
];

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
}

/** The median of the ratios of two contestants' times in the same round; undefined where one did not run. */
function timeRatio(runs, others) {
  const rounds = Math.min(runs?.length ?? 0, others?.length ?? 0);
  if (rounds === 0) return undefined;
  return median(Array.from({ length: rounds }, (_, round) => runs[round].seconds / others[round].seconds));
}

/** The highest peak memory of a contestant's runs, in MiB; undefined where none is known. */
function peakMemory(runs) {
  const peaks = (runs ?? []).map(({ peak }) => peak).filter((peak) => peak !== undefined);
  return peaks.length > 0 ? Math.max(...peaks) : undefined;
}

/**
 * The bars of a race, a line each.
 * @param {string} race
 * @param {Map<string, {seconds: number, peak?: number}[]>} results By contestant, the runs of each, round after round.
 * @returns {{text: string, met: boolean}[]}
 */
function judge(race, results) {
  return BARS.filter((bar) => bar.race === race).map(({ time, of, peak, atLeast, atMost }) => {
    const runs = results.get(time ?? peak);
    const value = time === undefined ? peakMemory(runs) : timeRatio(runs, results.get(of));
    const wanted = `${atLeast === undefined ? `<= ${atMost}` : `>= ${atLeast}`}${peak === undefined ? '' : ' MiB'}`;
    const subject = time === undefined ? `peak memory of ${peak}` : `time of ${time} / ${of}`;
    const met = value !== undefined && value >= (atLeast ?? -Infinity) && value <= (atMost ?? Infinity);
    const verdict = value === undefined ? 'not measured' : `${value.toFixed(2)}: ${met ? 'met' : 'NOT MET'}`;
    return { text: `${subject} ${wanted}: ${verdict}`, met };
  });
}

module.exports = { ALL_KERNELS, HEADERS, KERNEL_BUILD, KMODLINT, MAKE, PARSE, judge, peakMemory, timeRatio };
