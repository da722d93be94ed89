'use strict';
const { execFileSync } = require('child_process');
const { existsSync, mkdirSync, readdirSync, renameSync, rmSync } = require('fs');
const { basename, join } = require('path');
const { aptOptions } = require('./apt');
const { CACHE } = require('./cache');
const { readTable, SUITES, tablesOf } = require('./tables');

const placeOf = (suite, directory) => join(CACHE, suite, directory);

/**
 * Downloads the archives of packages with apt.
 * @param {string[]} packages As apt-get takes them: `NAME` or `NAME=VERSION`.
 * @returns {string[]} Their paths, in a new directory beside `target`.
 * @throws where there is no apt, no network, or one of the packages is not to be had, with apt's words.
 */
function download(suite, packages, target) {
  const directory = `${target}.download`;
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  execFileSync('apt-get', [...aptOptions(suite), 'download', '-qq', ...packages], { cwd: directory, stdio: 'pipe' });
  return readdirSync(directory).map((archive) => join(directory, archive));
}

/** Unpacks archives into one directory, which is there only once all is in it, and removes them. */
function unpack(archives, target) {
  const part = `${target}.part`;
  rmSync(part, { recursive: true, force: true });
  for (const archive of archives) {
    execFileSync('dpkg', ['-x', archive, part]);
    rmSync(archive);
  }
  // Paths in reports are relative to the repository, and this cache is ignored by the one it lies in.
  const sources = join(part, 'usr/src');
  for (const tree of readdirSync(sources)) execFileSync('git', ['init', '-q', join(sources, tree)]);
  renameSync(part, target);
}

/**
 * Fetches packages of a suite of Debian into one directory of the cache, unless it is there already.
 * @param {string} suite `bookworm`
 * @param {string} directory What it is called says all that may change of what is in it.
 * @returns {string} The usr/src in it.
 * @throws as download() does.
 */
function fetchSources(suite, directory, packages) {
  const target = placeOf(suite, directory);
  if (!existsSync(target)) unpack(download(suite, packages, target), target);
  return join(target, 'usr/src');
}

const directoryOf = (row) => `${row.package}_${row.version}`;
const wordOf = (row) => `${row.package}=${row.version}`;

/** Fetches those of a suite's packages that are not there, in one go: apt takes longer to begin than to download. */
function fetchTogether(suite, rows) {
  const absent = rows.filter((row) => !existsSync(placeOf(suite, directoryOf(row))));
  if (absent.length < 2) return;
  const archives = download(suite, absent.map(wordOf), placeOf(suite, 'packages'));
  for (const row of absent) {
    const own = archives.filter((archive) => basename(archive).startsWith(`${row.package}_`));
    unpack(own, placeOf(suite, directoryOf(row)));
  }
}

/** apt's own words where it gave some, in one line. */
function reasonOf(error) {
  const said = /^E: (.*)$/m.exec(String(error.stderr ?? ''));
  return said?.[1] ?? error.message.split('\n')[0];
}

/**
 * The source trees of the recorded driver packages, each a repository of its own, as it is for its authors.
 * @param {string[]} [names] Debian's names of them; all by default.
 * @typedef {{suite: string, package: string, name: string}} Package `package` is Debian's name, `name` that of the
 * directory under usr/src, as the tables have it.
 * @returns {{trees: (Package & {directory: string})[], missing: (Package & {version: string, reason: string})[]}}
 * `missing` are those that cannot be had in the version of the tables.
 */
function fetchPackages(names) {
  const missing = [];
  const trees = SUITES.flatMap((suite) => {
    const rows = readTable('packages', tablesOf(suite)).filter((row) => names?.includes(row.package) ?? true);
    try {
      fetchTogether(suite, rows);
    } catch {
      // One of them is not to be had: which, and why, each by itself says.
    }
    return rows.flatMap((row) => {
      try {
        const directory = join(fetchSources(suite, directoryOf(row), [wordOf(row)]), row.name);
        return [{ suite, package: row.package, name: row.name, directory }];
      } catch (error) {
        missing.push({ suite, ...row, reason: reasonOf(error) });
        return [];
      }
    });
  });
  return { trees, missing };
}

module.exports = { fetchPackages, fetchSources };
