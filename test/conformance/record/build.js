'use strict';
const { spawnSync } = require('child_process');
const { cpSync, existsSync, mkdtempSync, readdirSync, realpathSync } = require('fs');
const { tmpdir } = require('os');
const { join } = require('path');

const LOG_LIMIT = 1 << 28;

/** Runs make in the kernel's build directory for an external module directory; all that it said. */
function make(headers, directory, variables, targets) {
  const args = ['-k', '-C', headers, `M=${directory}`, ...variables, ...targets];
  const { stdout, stderr, error } = spawnSync('make', args, {
    encoding: 'utf8',
    maxBuffer: LOG_LIMIT,
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
  });
  if (error) throw error;
  return `${stderr}${stdout}`;
}

/**
 * Builds a copy of a driver tree with the real kbuild and modpost, going on after faults.
 * @param {string} tree The package's directory; it is left as it is.
 * @param {string} headers The kernel's headers or build directory.
 * @param {string} kbuild The directory of the top Kbuild file, relative to the tree.
 * @param {string[]} variables For make: `CONFIG_X=m`.
 * @returns {{directory: string, log: string}} The copy, which the caller removes, and all that make said.
 */
function build(tree, headers, kbuild, variables) {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), 'kmodlint-record-')));
  cpSync(tree, directory, { recursive: true });
  return { directory, log: make(headers, join(directory, kbuild), variables, ['modules']) };
}

/** Where one module does not compile kbuild finishes none: finishes those that do compile, by their names. */
function finishCompiled(directory, headers, kbuild, variables) {
  const top = join(directory, kbuild);
  const modules = filesEndingIn('.mod', top).map((file) => file.replace(/\.mod$/, ''));
  const exists = (file) => existsSync(join(top, file));
  const unfinished = modules.filter((module) => exists(`${module}.o`) && !exists(`${module}.ko`));
  if (unfinished.length > 0) make(headers, top, variables, unfinished.map((module) => `${module}.ko`));
}

/** The paths of all files below a directory that end in `suffix`, relative to it, sorted. */
function filesEndingIn(suffix, directory) {
  return readdirSync(directory, { recursive: true })
    .filter((path) => path.endsWith(suffix))
    .sort();
}

module.exports = { build, finishCompiled, filesEndingIn };
