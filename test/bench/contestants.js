'use strict';
const { cpSync, existsSync, mkdtempSync, readdirSync, realpathSync, rmSync } = require('fs');
const { tmpdir } = require('os');
const { join } = require('path');
const { ALL_KERNELS, KERNEL_BUILD, KMODLINT, MAKE, PARSE } = require('./bars');
const drivers = require('./drivers.json');
const { measure } = require('./measure');

const ROOT = join(__dirname, '../..');
const COMMAND = join(ROOT, 'bin/kmodlint.js');
const MODULES = '/lib/modules';

/** The oldest kernel whose headers are installed, for which most drivers compile; undefined where there is none. */
function installedKernel() {
  const releases = existsSync(MODULES) ? readdirSync(MODULES) : [];
  return releases
    .filter((release) => existsSync(join(MODULES, release, 'build/Makefile')))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))[0];
}

/** Does something with a directory of its own, which is gone afterwards. */
function inScratch(work) {
  const scratch = mkdtempSync(join(tmpdir(), 'kmodlint-bench-'));
  try {
    return work(scratch);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** kmodlint as a user starts it, with nothing in its cache. */
function runKmodlint(directory, ...args) {
  return inScratch((cache) =>
    measure(process.execPath, [COMMAND, ...args], [0], {
      cwd: directory,
      env: { ...process.env, XDG_CACHE_HOME: cache },
    }),
  );
}

/** The real build, with modpost, of a fresh copy; it goes on after what does not compile. */
function runMake(tree, release, packageName) {
  const { kbuild, variables } = drivers[packageName] ?? { kbuild: '.', variables: [] };
  return inScratch((copy) => {
    cpSync(tree, copy, { recursive: true });
    const set = variables.map((variable) => variable.replace('{tree}', copy));
    const build = join(MODULES, release, 'build');
    return measure('make', ['-k', '-j2', '-C', build, `M=${join(copy, kbuild)}`, ...set, 'modules'], [0, 2]);
  });
}

function runParse(...directories) {
  return measure(process.execPath, [join(__dirname, 'parse.js'), ...directories], [0]);
}

function runAstGrep(tree) {
  const args = ['run', '--lang', 'c', '--pattern', 'EXPORT_SYMBOL($SYMBOL)', '--no-ignore', 'vcs', tree];
  return measure(join(ROOT, 'node_modules/.bin/ast-grep'), args, [0, 1]);
}

/**
 * Who runs on a driver, kmodlint first. `rounds` is how often at most: a build takes minutes.
 * @param {{name: string, directory: string}} driver The package, and its source tree.
 * @param {string} kernel The kernel that kmodlint lints for.
 * @param {string | undefined} release Whose headers make uses; without one it does not run.
 */
function contestants({ name, directory }, kernel, release) {
  const lint = (kernels) => runKmodlint(directory, '.', '--kernel', kernels, '--exit-zero');
  return [
    { title: KMODLINT, rounds: Infinity, run: () => lint(kernel) },
    { title: ALL_KERNELS, rounds: Infinity, run: () => lint('all') },
    ...(release ? [{ title: MAKE, rounds: 3, run: () => runMake(directory, release, name) }] : []),
    { title: PARSE, rounds: Infinity, run: () => runParse(directory) },
    { title: 'ast-grep, one pattern', rounds: Infinity, run: () => runAstGrep(directory) },
  ];
}

/** Who runs on the headers of an installed kernel; Debian has those that are generated apart from the others. */
function headerContestants(release) {
  const build = join(MODULES, release, 'build');
  const headers = [build, join(MODULES, release, 'source')]
    .flatMap((directory) => [join(directory, 'include'), join(directory, 'arch/x86/include')])
    .filter((directory) => existsSync(directory))
    .map((directory) => realpathSync(directory));
  return [
    { title: KERNEL_BUILD, rounds: Infinity, run: () => runKmodlint('/', 'kernel', 'build', build) },
    { title: PARSE, rounds: Infinity, run: () => runParse(...new Set(headers)) },
  ];
}

module.exports = { contestants, headerContestants, installedKernel };
