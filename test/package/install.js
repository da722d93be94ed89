'use strict';
/**
 * Packs kmodlint, installs it into an empty directory as its users do, and runs it there. With arguments, by these
 * npms: `node test/package/install.js npm@10 npm@12`. What that takes is printed; the exit code is 1 where it is too
 * much, where npm warns of something, or where the installed copy does not lint as the build does. The registry is
 * needed.
 */
const { spawnSync } = require('child_process');
const { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } = require('fs');
const { tmpdir } = require('os');
const { join } = require('path');

const ROOT = join(__dirname, '../..');
const SAMPLES = join(ROOT, 'samples');

const MOST_PACKED = 14.5e6;
const MOST_PACKAGES = 6;
const MOST_ON_DISK = 32e6;

/** Runs a command to its end. Throws where its exit code is none of those expected. */
function run(command, args, { cwd, codes = [0] }) {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  if (error) throw error;
  if (!codes.includes(status)) throw new Error(`${command} ${args.join(' ')}: exit code ${status}\n${stdout}${stderr}`);
  return { stdout, stderr };
}

function expect(isTrue, what) {
  if (!isTrue) throw new Error(what);
}

const megabytes = (bytes) => `${(bytes / 1e6).toFixed(2)} MB`;

/** What `npm pack` makes of the last build. */
function pack(directory) {
  const { stdout } = run('npm', ['pack', '--silent', '--pack-destination', directory], { cwd: ROOT });
  const file = join(directory, stdout.trim());
  const { size } = statSync(file);
  console.log(`package: ${megabytes(size)}`);
  expect(size <= MOST_PACKED, `more than ${megabytes(MOST_PACKED)}`);
  return file;
}

/** The packages of a node_modules, by their directories. */
function packagesOf(modules) {
  const names = readdirSync(modules).filter((name) => !name.startsWith('.'));
  return names.flatMap((name) => {
    if (name.startsWith('@')) return packagesOf(join(modules, name));
    const nested = readdirSync(join(modules, name)).includes('node_modules') ? join(modules, name, 'node_modules') : [];
    return [join(modules, name), ...[nested].flat().flatMap(packagesOf)];
  });
}

function bytesBelow(directory) {
  const files = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.reduce((sum, { parentPath, path, name }) => sum + statSync(join(parentPath ?? path, name)).size, 0);
}

/** Installs a package with some npm, into a directory of its own. */
function install(file, directory, npm) {
  mkdirSync(directory);
  writeFileSync(join(directory, 'package.json'), '{}');
  const command = npm === 'npm' ? ['npm'] : ['npx', '--yes', npm];
  const { stderr } = run('bash', ['-c', 'time -p "$@"', 'bash', ...command, 'install', file], { cwd: directory });
  const [, user, system] = /^user ([\d.]+)\nsys ([\d.]+)$/m.exec(stderr);
  const warnings = stderr.split('\n').filter((line) => /warn/i.test(line) && !isAboutNpm(line));
  const modules = join(directory, 'node_modules');
  const [packages, bytes] = [packagesOf(modules), bytesBelow(modules)];
  console.log(`${npm}: ${packages.length} packages, ${megabytes(bytes)} on disk, ${user} + ${system} s of processor time`);
  expect(packages.length <= MOST_PACKAGES, `more than ${MOST_PACKAGES} packages:\n${packages.join('\n')}`);
  expect(bytes <= MOST_ON_DISK, `more than ${megabytes(MOST_ON_DISK)} on disk`);
  expect(warnings.length === 0, `warnings:\n${warnings.join('\n')}`);
  return modules;
}

/** npm warns of itself where it does not want this Node, or the user's own configuration. */
const isAboutNpm = (line) => /npm warn (cli|EBADENGINE|Unknown (env|user) config)/i.test(line);

/** Lints the samples with an installed copy: what it says must be what the build says. */
function lint(modules, expected) {
  const command = join(modules, '.bin/kmodlint');
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  expect(run(command, ['--version'], {}).stdout === `${version}\n`, 'another --version');
  const { stdout } = run(command, ['--format', 'json'], { cwd: SAMPLES, codes: [1] });
  expect(stdout === expected, 'other findings in the samples than those of the build');
}

function drawsGraphs(modules) {
  const { stdout } = run(join(modules, '.bin/kmodlint'), ['graph', '--format', 'svg', 'shared-tally'], { cwd: SAMPLES });
  expect(stdout.includes('<svg'), 'no picture of a graph');
}

/** Native code away, as on a machine that there is none for; then WebAssembly as well, which must be said in a line. */
function lintWithoutNative(modules, expected) {
  const dist = join(modules, 'kmodlint/dist');
  for (const name of ['tree-sitter', 'tree-sitter-c']) rmSync(join(dist, name, 'prebuilds'), { recursive: true });
  lint(modules, expected);
  rmSync(join(dist, 'web-tree-sitter'), { recursive: true });
  const { stderr } = run(join(modules, '.bin/kmodlint'), [], { cwd: SAMPLES, codes: [2] });
  expect(/^kmodlint: error: no parser for C runs here .*\n$/.test(stderr), `without any parser: ${stderr}`);
}

function main(npms) {
  const scratch = mkdtempSync(join(tmpdir(), 'kmodlint-package-'));
  try {
    const file = pack(scratch);
    const expected = run(process.execPath, [join(ROOT, 'bin/kmodlint.js'), '--format', 'json'], { cwd: SAMPLES, codes: [1] });
    for (const [index, npm] of npms.entries()) {
      const modules = install(file, join(scratch, `user-${index}`), npm);
      lint(modules, expected.stdout);
      drawsGraphs(modules);
      if (index === 0) lintWithoutNative(modules, expected.stdout);
    }
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

main(process.argv.length > 2 ? process.argv.slice(2) : ['npm']);
