'use strict';
const { execFile } = require('child_process');
const { join } = require('path');

const COMMAND = join(__dirname, '../../bin/kmodlint.js');
/** Longer than any driver takes by far: what has not ended by then hangs. Milliseconds. */
const TIME_LIMIT = 120_000;
const OUTPUT_LIMIT = 1 << 30;

/** What went wrong with a run, in a few words; undefined where it ended as a linter should: with 0 or 1. */
function failureOf(error, stderr) {
  if (error?.killed) return `no end within ${TIME_LIMIT / 1000} s`;
  if (error?.signal) return `ended by ${error.signal}`;
  if (/^ {4}at /m.test(stderr)) return `a stack trace: ${stderr.split('\n')[0]}`;
  if (error && error.code !== 1) return `exit code ${error.code}: ${stderr.trim().split('\n').pop()}`;
  return undefined;
}

/** Runs a script with node in a process of its own. */
function runNode(script, args, options) {
  return new Promise((resolve) => {
    execFile(process.execPath, [script, ...args], { maxBuffer: OUTPUT_LIMIT, ...options }, (error, stdout, stderr) =>
      resolve({ stdout, failure: failureOf(error, stderr) }),
    );
  });
}

/** Runs this build's command. */
const kmodlint = (directory, ...args) => runCommand(COMMAND, directory, ...args);

/**
 * Runs the command of some build as a user would, with `--format json`, in the driver's directory.
 * @param {string} command The path of its bin/kmodlint.js.
 * @returns {Promise<{json?: object, failure?: string}>} Its report, or why there is none.
 */
async function runCommand(command, directory, ...args) {
  const { stdout, failure } = await runNode(command, [...args, '--format', 'json'], {
    cwd: directory,
    timeout: TIME_LIMIT,
    killSignal: 'SIGKILL',
  });
  if (failure !== undefined) return { failure };
  try {
    return { json: JSON.parse(stdout) };
  } catch {
    return { failure: `no JSON: ${stdout.slice(0, 80)}` };
  }
}

module.exports = { COMMAND, kmodlint, runCommand, runNode };
