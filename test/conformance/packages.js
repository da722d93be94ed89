'use strict';
const { execFileSync } = require('child_process');
const { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync } = require('fs');
const { join } = require('path');

const CACHE = join(__dirname, '../../.cache/conformance');
/** Debian bookworm's driver packages: `apt-cache search --names-only -- -dkms`, without dh-dkms. */
const NAMES = readFileSync(join(__dirname, 'packages.txt'), 'utf8').trim().split('\n');

/**
 * Downloads Debian packages with the machine's own apt, and unpacks them into one directory of the cache, unless it is
 * there already.
 * @returns {string} The usr/src in it.
 * @throws where there is no apt, no network, or no such package.
 */
function fetchSources(directory, names) {
  const target = join(CACHE, directory);
  if (!existsSync(target)) {
    const download = `${target}.part`;
    rmSync(download, { recursive: true, force: true });
    mkdirSync(download, { recursive: true });
    execFileSync('apt-get', ['download', '-qq', ...names], { cwd: download, stdio: ['ignore', 'ignore', 'inherit'] });
    for (const archive of readdirSync(download)) {
      execFileSync('dpkg', ['-x', join(download, archive), download]);
      rmSync(join(download, archive));
    }
    // Paths in reports are relative to the repository, and this cache is ignored by the one it lies in.
    const sources = join(download, 'usr/src');
    for (const tree of readdirSync(sources)) execFileSync('git', ['init', '-q', join(sources, tree)]);
    renameSync(download, target);
  }
  return join(target, 'usr/src');
}

/**
 * The source trees of driver packages, each a repository of its own, as it is for its authors.
 * @param {string[]} [names] Debian's names of them; all by default.
 * @returns {{package: string, name: string, directory: string}[]} `package` is Debian's name, `name` that of the
 * directory under usr/src, as the tables have it.
 * @throws where they cannot be fetched.
 */
function fetchPackages(names = NAMES) {
  return names.flatMap((name) => {
    const sources = fetchSources(name, [name]);
    return readdirSync(sources).map((tree) => ({ package: name, name: tree, directory: join(sources, tree) }));
  });
}

module.exports = { CACHE, fetchPackages, fetchSources };
