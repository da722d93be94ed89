'use strict';
const { createHash } = require('crypto');
const { existsSync, readFileSync, readdirSync, rmSync } = require('fs');
const { join } = require('path');
const { CACHE } = require('./cache');
const { COMMAND, runNode } = require('./kmodlint');
const { fetchSources } = require('./packages');
const { inParallel } = require('./pool');

const BUNDLE = join(__dirname, '../../dist/kmodlint.js');
const PROFILES = join(CACHE, 'profiles');

/**
 * The releases that cases and tables were recorded on, and the suites that have their headers: full profiles are made
 * from the headers of just these.
 */
const RECORDED = {
  '6.1': { release: '6.1.0-56', suite: 'bookworm' },
  '6.12': { release: '6.12.115+deb12', suite: 'bookworm' },
  '7.3': { release: '7.3.4+deb13', suite: 'trixie-backports' },
};

/**
 * What `--kernel` takes for a kernel in one grade of profile: the name of a shipped one, or a directory of headers, of
 * Debian's package as it is installed, or else fetched.
 * @param {'full' | 'shipped'} grade
 * @returns {string | undefined} undefined where the headers are not to be had.
 */
function profileOf(kernel, grade) {
  if (grade === 'shipped') return kernel;
  const { release, suite } = RECORDED[kernel];
  const name = `linux-headers-${release}-amd64`;
  const installed = join('/usr/src', name);
  if (existsSync(installed)) return installed;
  try {
    return join(fetchSources(suite, `headers-${release}`, [name, `linux-headers-${release}-common`]), name);
  } catch {
    return undefined;
  }
}

/** Gives kmodlint a user's cache for each build of it, so that full profiles are what this very code makes. */
function useOwnCache() {
  const name = createHash('sha256').update(readFileSync(BUNDLE)).digest('hex').slice(0, 16);
  const outdated = existsSync(PROFILES) ? readdirSync(PROFILES).filter((other) => other !== name) : [];
  for (const other of outdated) rmSync(join(PROFILES, other), { recursive: true, force: true });
  process.env.XDG_CACHE_HOME = join(PROFILES, name);
}

/** Makes the full profiles ahead, lest the first runs all do. */
async function makeProfiles(directories) {
  await inParallel(directories, 2, (directory) => runNode(COMMAND, ['kernel', 'build', directory]));
}

module.exports = { RECORDED, makeProfiles, profileOf, useOwnCache };
