'use strict';
const { execFileSync } = require('child_process');
const { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync } = require('fs');
const { join } = require('path');

const CACHE = join(__dirname, '../../.cache/conformance');
/** Debian bookworm's driver packages: `apt-cache search --names-only -- -dkms`, without dh-dkms. */
const NAMES = readFileSync(join(__dirname, 'packages.txt'), 'utf8').trim().split('\n');

/** Downloads and unpacks one package; each source tree becomes a repository of its own, as it is for its authors. */
function fetchPackage(name) {
  const download = join(CACHE, `${name}.part`);
  rmSync(download, { recursive: true, force: true });
  mkdirSync(download, { recursive: true });
  execFileSync('apt-get', ['download', '-qq', name], { cwd: download, stdio: ['ignore', 'ignore', 'inherit'] });
  const [archive] = readdirSync(download);
  execFileSync('dpkg', ['-x', join(download, archive), download]);
  rmSync(join(download, archive));
  // Paths in reports are relative to the repository, and this cache is ignored by the one it lies in.
  const sources = join(download, 'usr/src');
  for (const tree of readdirSync(sources)) execFileSync('git', ['init', '-q', join(sources, tree)]);
  renameSync(download, join(CACHE, name));
}

/**
 * The source trees of driver packages, from the cache or else from the machine's own apt sources.
 * @param {string[]} [names] Debian's names of them; all by default.
 * @returns {{package: string, name: string, directory: string}[]} `package` is Debian's name, `name` that of the
 * directory under usr/src, as the tables have it.
 * @throws where there is no apt, no network, or no such package.
 */
function fetchPackages(names = NAMES) {
  const trees = [];
  for (const name of names) {
    if (!existsSync(join(CACHE, name))) fetchPackage(name);
    const sources = join(CACHE, name, 'usr/src');
    for (const tree of readdirSync(sources)) {
      trees.push({ package: name, name: tree, directory: join(sources, tree) });
    }
  }
  return trees;
}

module.exports = { fetchPackages };
