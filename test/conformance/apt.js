'use strict';
const { execFileSync, spawnSync } = require('child_process');
const { existsSync, mkdirSync, writeFileSync } = require('fs');
const { join } = require('path');
const { CACHE } = require('./cache');

const KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg';
const FORMAT = '$(CODENAME) $(REPO_URI) $(LABEL)';

/**
 * What the machine's apt knows of Debian, of `apt-get indextargets --format` with the fields of FORMAT.
 * @param {string} text A line each: `bookworm http://…/debian/ Debian`.
 * @returns {{suites: Set<string>, archive: string | undefined}} The suites, and where Debian's archive is: that of
 * security updates is another one, with a label of its own.
 */
function parseTargets(text) {
  const targets = text.split('\n').flatMap((line) => {
    const [, suite, uri, label] = /^(\S+) (\S+) (.*)$/.exec(line) ?? [];
    return suite === undefined ? [] : [{ suite, uri, label }];
  });
  return {
    suites: new Set(targets.filter(({ label }) => label.startsWith('Debian')).map(({ suite }) => suite)),
    archive: targets.find(({ label }) => label === 'Debian')?.uri,
  };
}

/** A source of one suite alone, as sources.list(5) describes the deb822 style; of its indexes only the packages'. */
function sourceOf(suite, archive, keyring) {
  const fields = {
    Types: 'deb',
    URIs: archive,
    Suites: suite,
    Components: 'main contrib non-free',
    Architectures: 'amd64',
    Targets: 'Packages',
    Languages: 'none',
    ...(keyring !== undefined && { 'Signed-By': keyring }),
  };
  return Object.entries(fields)
    .map(([name, value]) => `${name}: ${value}\n`)
    .join('');
}

/** An apt configuration of our own that knows one suite, of the mirror that the machine uses. */
function configure(suite, archive) {
  const directory = join(CACHE, 'apt', suite);
  const source = join(directory, 'debian.sources');
  for (const part of ['lists/partial', 'cache/archives/partial']) mkdirSync(join(directory, part), { recursive: true });
  writeFileSync(source, sourceOf(suite, archive, existsSync(KEYRING) ? KEYRING : undefined));
  const settings = {
    'Dir::Etc::sourcelist': source,
    'Dir::Etc::sourceparts': '/dev/null',
    'Dir::State::lists': join(directory, 'lists'),
    'Dir::Cache': join(directory, 'cache'),
    'APT::Architecture': 'amd64',
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-o', `${name}=${value}`]);
}

const OPTIONS = new Map();

/**
 * What apt-get is to be given to read a suite of Debian. A suite that the machine has is read as the machine reads it;
 * of another one the lists are fetched, once a process.
 * @throws where there is no apt, or it knows no Debian.
 */
function aptOptions(suite) {
  if (!OPTIONS.has(suite)) {
    const targets = execFileSync('apt-get', ['indextargets', '--format', FORMAT, 'Created-By: Packages'], {
      encoding: 'utf8',
    });
    const { suites, archive } = parseTargets(targets);
    if (archive === undefined) throw new Error('apt has no lists of Debian: apt-get update fetches them');
    // Without it apt warns that its own user cannot write where root downloads.
    const options = ['-o', 'APT::Sandbox::User=root', ...(suites.has(suite) ? [] : configure(suite, archive))];
    // Where that fails there are old lists, or what is asked of apt next says what is amiss.
    if (!suites.has(suite)) spawnSync('apt-get', [...options, 'update', '-qq'], { stdio: 'ignore' });
    OPTIONS.set(suite, options);
  }
  return OPTIONS.get(suite);
}

module.exports = { aptOptions, parseTargets, sourceOf };
