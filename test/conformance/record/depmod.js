'use strict';
const { spawnSync } = require('child_process');
const { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync } = require('fs');
const { tmpdir } = require('os');
const { basename, join } = require('path');
const { filesEndingIn } = require('./build');
const { buildAsDkms } = require('./dkms');

/**
 * Builds a driver package as dkms does, and asks depmod what its modules need of each other.
 * @param {string} tree The package's source tree; it is left as it is.
 * @param {string} release A kernel whose headers are installed.
 * @returns {Map<string, string[]>} By the path of a module, the paths of all that it needs in the end.
 */
function depmodNeeds(tree, release) {
  const { scratch, directory } = buildAsDkms(tree, realpathSync(`/lib/modules/${release}/build`), release);
  const { stdout } = depmod(directory, release);
  rmSync(scratch, { recursive: true });
  return readDependencies(stdout);
}

/**
 * Runs `depmod -n` on the modules of a built tree as if they were all that is installed for a release.
 * @returns {{stdout: string, stderr: string}} What it would write, and what it says of the modules.
 */
function depmod(directory, release) {
  const root = mkdtempSync(join(tmpdir(), 'kmodlint-record-'));
  const installed = join(root, 'lib/modules', release);
  mkdirSync(installed, { recursive: true });
  // Some packages move what kbuild has built: its .mod file stays.
  const built = new Map(filesEndingIn('.ko', directory).map((file) => [basename(file), file]));
  for (const file of filesEndingIn('.mod', directory).map((path) => path.replace(/mod$/, 'ko'))) {
    const from = built.get(basename(file));
    if (from !== undefined) cpSync(join(directory, from), join(installed, file));
  }
  const { stdout, stderr, error } = spawnSync('depmod', ['-n', '-b', root, release], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  rmSync(root, { recursive: true });
  if (error) throw error;
  return { stdout, stderr };
}

/** The modules.dep among what `depmod -n` prints: it comes first, and its lines alone begin with a module's file. */
function readDependencies(text) {
  const path = (file) => file.replace(/\.ko$/, '');
  return new Map(
    [...text.matchAll(/^(\S+\.ko):(.*)$/gm)].map(([, file, needed]) => [
      path(file),
      needed.split(' ').filter(Boolean).map(path),
    ]),
  );
}

module.exports = { depmod, depmodNeeds, readDependencies };
