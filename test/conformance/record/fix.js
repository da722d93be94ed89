'use strict';
const { execFileSync, spawnSync } = require('child_process');
const { cpSync, existsSync, mkdtempSync, readFileSync, realpathSync } = require('fs');
const { tmpdir } = require('os');
const { basename, join } = require('path');
const { filesEndingIn } = require('./build');
const { built } = require('./built');
const { readVerdict } = require('./verdict');

const KMODLINT = join(__dirname, '../../../bin/kmodlint.js');

/** Runs the command on a tree, in that directory; what it printed, and what it said of the run. */
function kmodlint(tree, options) {
  const { stdout, stderr, status, error } = spawnSync(process.execPath, [KMODLINT, ...options], {
    cwd: tree,
    encoding: 'utf8',
  });
  if (error) throw error;
  if (status === 2) throw new Error(`${tree}: ${stderr}`);
  return { stdout, stderr };
}

/** A copy of a tree, fixed as the options say; the caller removes it. */
function fixedCopy(tree, options) {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), 'kmodlint-record-')));
  cpSync(tree, directory, { recursive: true });
  kmodlint(directory, options);
  return directory;
}

/** Where a build of a tree ends, and the namespaces that its modules import, by module. */
function outcome(tree, headers) {
  const { directory, log, remove } = built(tree, headers);
  const { stage } = readVerdict(directory, log);
  const imports = filesEndingIn('.ko', directory).map((file) => {
    const names = execFileSync('modinfo', ['-F', 'import_ns', join(directory, file)], { encoding: 'utf8' });
    return [basename(file, '.ko'), names.split('\n').filter((name) => name !== '').sort()];
  });
  remove();
  return { stage, imports: Object.fromEntries(imports) };
}

/** The namespaces that `make nsdeps` would add to each module: what modpost hands to scripts/nsdeps. */
function namespaceDependencies(tree, headers) {
  const { directory, remove } = built(tree, headers, { KBUILD_NSDEPS: '1', KBUILD_MODPOST_WARN: '1' });
  const file = join(directory, 'modules.nsdeps');
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  remove();
  return Object.fromEntries(
    lines
      .map((line) => line.match(/^(\S+)\.ko:\s*(.*)$/))
      .filter((match) => match !== null)
      .map(([, module, names]) => [basename(module), names.split(' ').filter((name) => name !== '').sort()])
      .filter(([, names]) => names.length > 0),
  );
}

module.exports = { fixedCopy, kmodlint, namespaceDependencies, outcome };
