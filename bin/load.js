'use strict';
const { existsSync, readFileSync } = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const { Script } = require('node:vm');

/** All of dist/src in one file: to look for a hundred takes as long as to lint a small driver. */
const FILE = path.join(__dirname, '../dist/kmodlint.js');
/** What V8 made of it when it was built. V8 itself tells whether that still fits, and else compiles anew. */
const COMPILED = path.join(__dirname, '../dist/kmodlint.v8');

/** The command, compiled: half of the time of a small run goes into that otherwise. */
function compile() {
  const source = Module.wrap(readFileSync(FILE, 'utf8'));
  const cachedData = existsSync(COMPILED) ? readFileSync(COMPILED) : undefined;
  return new Script(source, { filename: FILE, cachedData });
}

/** Runs the compiled command's file as a module and gives what it exports. */
function load(script) {
  const module = { exports: {} };
  script.runInThisContext()(module.exports, Module.createRequire(FILE), module, FILE, path.dirname(FILE));
  return module.exports;
}

module.exports = { COMPILED, compile, load };
