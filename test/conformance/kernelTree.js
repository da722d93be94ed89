'use strict';
const { execFileSync } = require('child_process');
const { mkdtempSync, rmSync } = require('fs');
const { tmpdir } = require('os');
const { basename, dirname, join, resolve } = require('path');
const { parseArgs } = require('util');
const { judge } = require('./bars');
const { compareGplOnly } = require('./gplOnly');
const { kmodlint } = require('./kmodlint');
const { inParallel } = require('./pool');
const { profileOf, useOwnCache } = require('./profiles');
const { filesEndingIn } = require('./record/build');
const { readSymvers, undefinedSymbols } = require('./record/modules');
const { Tally } = require('./tally');
const { compareUses } = require('./uses');

const USAGE = `usage: kernelTree.js --source DIR --modules DIR --kernel 6.12 [--grade shipped] [--details] DIRECTORY...

Compares directories of a kernel's own tree (drivers/hid) with the modules that a distribution built of them. The source
is that of the kernel's release, the modules are in /lib/modules/RELEASE/kernel or in that of an unpacked package.`;

/** What only the compiler makes: the names of origin `compiler` in the tables, for every register. */
const MADE_BY_COMPILER = /^(__fentry__|__stack_chk_fail|__x86_(return|indirect)_thunk\w*)$/;

/** The modules built of a directory, as the tables would have them. */
function readBuilt(modules, directory, key, exports) {
  const scratch = mkdtempSync(join(tmpdir(), 'kmodlint-modules-'));
  const built = filesEndingIn('', join(modules, directory))
    .filter((file) => /\.ko(\.xz)?$/.test(file))
    .map((file) => {
      const path = join(modules, directory, file);
      const module = basename(file).replace(/\.ko(\.xz)?$/, '');
      const object = join(scratch, 'module.ko');
      execFileSync('sh', ['-c', 'case $1 in *.xz) xz -dc "$1" ;; *) cat "$1" ;; esac > "$2"', 'sh', path, object]);
      const rows = undefinedSymbols(object).map((symbol) => {
        const { module: provider, type, namespace } = exports.get(symbol) ?? { module: '', type: '', namespace: '' };
        const origin = MADE_BY_COMPILER.test(symbol) ? 'compiler' : 'other';
        return { symbol, provider, export_type: type, namespace, origin };
      });
      return { ...key, module, dir: join(directory, dirname(file)), undefined: rows };
    });
  rmSync(scratch, { recursive: true });
  return built;
}

/** Compares one directory; a module that was not said misses all its symbols. */
async function compareDirectory(source, directory, profile, built, tally) {
  const { json, failure } = await kmodlint(source, 'modules', directory, '--kernel', profile);
  const key = { package: directory, module: '*' };
  if (failure !== undefined) tally.detail('packages', key, failure);
  const said = new Map((json?.modules ?? []).map((module) => [`${module.directory}/${module.name}`, module]));
  for (const real of built) {
    const path = `${real.dir}/${real.module}`;
    if (!said.has(path)) tally.detail('packages', real, 'no such module was said');
    compareUses(real, said.get(path)?.uses ?? [], tally);
    compareGplOnly(real, said.get(path)?.uses ?? [], tally);
    said.delete(path);
  }
  for (const path of said.keys()) tally.detail('packages', key, `${path} was said, but not built`);
}

async function main() {
  const { values, positionals: directories } = parseArgs({
    allowPositionals: true,
    options: {
      source: { type: 'string' },
      modules: { type: 'string' },
      kernel: { type: 'string' },
      grade: { type: 'string', default: 'shipped' },
      details: { type: 'boolean', default: false },
    },
  });
  const { source, modules, kernel, grade, details } = values;
  if (!source || !modules || !kernel || directories.length === 0) throw new Error(USAGE);
  const [profile, headers] = [profileOf(kernel, grade), profileOf(kernel, 'full')];
  if (headers === undefined) throw new Error(`no headers of ${kernel} are to be had here`);
  const exports = readSymvers(join(headers, 'Module.symvers'));
  const tally = new Tally(grade);
  await inParallel(directories, 2, (directory) => {
    const built = readBuilt(resolve(modules), directory, { kernel, package: directory }, exports);
    return compareDirectory(resolve(source), directory, profile, built, tally.for(kernel));
  });
  const shown = tally.details.filter(({ row }) => details || row === 'packages');
  for (const line of shown.map(({ cells }) => cells.join('\t')).sort()) console.log(line);
  const compared = judge(tally, [kernel]).text.split('\n').filter((line) => !line.endsWith('NOTHING COMPARED'));
  console.log(compared.join('\n'));
}

useOwnCache();
main().catch((error) => {
  console.error(error.message);
  process.exitCode = 2;
});
