'use strict';
const { execFileSync } = require('child_process');
const { existsSync, readFileSync } = require('fs');
const { basename, dirname, join, relative } = require('path');
const { filesEndingIn } = require('./build');

/** Who provides what nobody does: a sibling that did not compile, for the tables hold no module at fault. */
const NOBODY = { module: 'package-unbuilt', type: '', namespace: '' };

const linesOf = (text) => text.split('\n').filter((line) => line !== '');
const run = (command, ...args) => linesOf(execFileSync(command, args, { encoding: 'utf8' }));
const kernelSpelling = (name) => name.replaceAll('-', '_');

/** Module.symvers (the format since 5.6) as a map from symbol to who exports it and how; empty where there is none. */
function readSymvers(file) {
  if (!existsSync(file)) return new Map();
  return new Map(
    linesOf(readFileSync(file, 'utf8')).map((line) => {
      const [, symbol, module, type, namespace] = line.split('\t');
      return [symbol, { module, type, namespace: namespace ?? '' }];
    }),
  );
}

/** The names that an object leaves undefined, sorted. */
function undefinedSymbols(file) {
  const names = run('nm', '-u', file).map((line) => line.trim().split(/\s+/).pop());
  return [...new Set(names)].sort();
}

/** The sources of a module, in link order, from the list of its objects that kbuild wrote (the .mod file). */
function sourcesOf(directory, module) {
  return linesOf(readFileSync(join(directory, `${module}.mod`), 'utf8').replaceAll(' ', '\n'))
    .map((object) => relative(directory, join(directory, relative(directory, object)).replace(/\.o$/, '')))
    .map((stem) => ['.c', '.S'].map((suffix) => stem + suffix).find((file) => existsSync(join(directory, file))))
    .filter((source) => source !== undefined);
}

/** `literal` where the name stands in the driver's own text, else `other`: what brought it there takes an eye. */
function originIn(words, symbol) {
  return words.has(symbol) ? 'literal' : 'other';
}

function wordsOf(directory) {
  const texts = ['.c', '.h', '.S'].flatMap((suffix) =>
    filesEndingIn(suffix, directory).filter((file) => !file.endsWith('.mod.c')),
  );
  return new Set(texts.flatMap((file) => readFileSync(join(directory, file), 'latin1').match(/\w+/g) ?? []));
}

/**
 * What the modules of a built tree are made of, link against and export, as rows of the three tables.
 * @param {string} directory The built copy.
 * @param {{kernel: string, package: string}} key What each row begins with.
 * @param {string} headers The kernel's, for its Module.symvers.
 * @param {string} kbuild The directory that was built, relative to the copy.
 */
function readModules(directory, key, headers, kbuild) {
  const own = readSymvers(join(directory, kbuild, 'Module.symvers'));
  const exports = [...own].map(([symbol, { module, type, namespace }]) => {
    // 6.1 and earlier write the path that M= gave, later ones one relative to it.
    const path = module.startsWith('/') ? relative(directory, module) : join(kbuild, module);
    return { ...key, module: path, symbol, type, namespace };
  });
  const providers = readSymvers(join(headers, 'Module.symvers'));
  for (const { symbol, module, type, namespace } of exports) providers.set(symbol, { module, type, namespace });

  const words = wordsOf(directory);
  const tables = { modules: [], undefined: [], exports };
  for (const file of filesEndingIn('.ko', directory)) {
    const path = join(directory, file);
    const module = basename(file, '.ko');
    for (const symbol of undefinedSymbols(path)) {
      const { module: provider, type, namespace } = providers.get(symbol) ?? NOBODY;
      const origin = originIn(words, symbol);
      tables.undefined.push({ ...key, module, symbol, provider, export_type: type, namespace, origin });
    }
    tables.modules.push({
      ...key,
      module,
      dir: dirname(file),
      sources: sourcesOf(directory, file.replace(/\.ko$/, '')).join(','),
      license: run('modinfo', '-F', 'license', path).join(','),
      import_ns: run('modinfo', '-F', 'import_ns', path).join(','),
      depends: run('modinfo', '-F', 'depends', path).map(kernelSpelling).join(','),
    });
  }
  return tables;
}

module.exports = { readModules, readSymvers, undefinedSymbols };
