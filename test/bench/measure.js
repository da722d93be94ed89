'use strict';
const { spawnSync } = require('child_process');
const { existsSync, mkdtempSync, readFileSync, rmSync } = require('fs');
const { tmpdir } = require('os');
const { join } = require('path');

const TIME = '/usr/bin/time';

/**
 * Runs a command to its end, its output thrown away.
 * @param {number[]} codes The exit codes of a run that did its work.
 * @returns {{seconds: number, peak?: number}} Wall-clock time, start included; the peak memory of its largest process
 * in MiB, where there is GNU time to tell.
 * @throws where it ended otherwise: how long that took says nothing.
 */
function measure(command, args, codes, options) {
  const scratch = mkdtempSync(join(tmpdir(), 'kmodlint-bench-'));
  const report = join(scratch, 'time');
  const line = existsSync(TIME) ? [TIME, '-q', '-f', '%M', '-o', report, command, ...args] : [command, ...args];
  const start = process.hrtime.bigint();
  const { error, status } = spawnSync(line[0], line.slice(1), { stdio: 'ignore', ...options });
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  if (error) throw error;
  if (!codes.includes(status)) throw new Error(`${command} ${args.join(' ')}: exit code ${status}`);
  const peak = existsSync(report) ? Number(readFileSync(report, 'utf8').trim()) / 1024 : undefined;
  rmSync(scratch, { recursive: true });
  return { seconds, peak };
}

module.exports = { measure };
