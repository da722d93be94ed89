'use strict';
const { existsSync } = require('fs');
const { isAbsolute, join, relative } = require('path');
const { filesEndingIn } = require('./build');

/** gcc's words (c/c-decl.cc, implicit_decl_warning), with either kind of quotes. */
const UNDECLARED = /^(?<file>[^:\s]+):(?<line>\d+):\d+: \w+: implicit declaration of function ['‘](?<name>\w+)['’]/;
const EXPANSION = /^(?<file>[^:\s]+):(?<line>\d+):\d+: note: in expansion of macro /;
const DIAGNOSTIC = /^[^:\s]+:\d+:\d+: (error|warning): /;
const FATAL = /^[^:\s]+:\d+:\d+: fatal error: /;
const FAILED_OBJECT = /\*\*\* \[(?:[^:\]]+:\d+: )?(?<object>[^\]]+)\.o\] Error/;

/**
 * Where each undeclared function is called, as rows, each once; what is not the driver's is left out. A call that a
 * macro makes stands, as for kmodlint, where the driver's text uses the outermost macro.
 */
function undeclaredCalls(lines, inDriver) {
  const calls = [];
  let current;
  for (const line of lines) {
    const call = UNDECLARED.exec(line)?.groups;
    const expansion = EXPANSION.exec(line)?.groups;
    if (call !== undefined) {
      current = { file: inDriver(call.file), line: call.line, function: call.name };
      calls.push(current);
    } else if (DIAGNOSTIC.test(line)) {
      current = undefined;
    } else if (expansion !== undefined && current !== undefined) {
      Object.assign(current, { file: inDriver(expansion.file), line: expansion.line });
    }
  }
  const rows = new Map(calls.map((call) => [Object.values(call).join('\t'), call]));
  return [...rows.values()].filter(({ file }) => file !== undefined);
}

/**
 * The sources that gcc went through, as rows: `state` is `compiled`, also with errors, or `stopped`, where a fatal one
 * (a header that is missing) kept it from saying more.
 */
function compiledSources(copy, lines, inDriver) {
  const states = new Map(filesEndingIn('.o', copy).map((object) => [object.replace(/\.o$/, '.c'), 'compiled']));
  let fatal = false;
  for (const line of lines) {
    if (FATAL.test(line)) fatal = true;
    const object = FAILED_OBJECT.exec(line)?.groups.object;
    if (object === undefined) continue;
    states.set(`${inDriver(object)}.c`, fatal ? 'stopped' : 'compiled');
    fatal = false;
  }
  return [...states]
    .map(([file, state]) => ({ file, state }))
    .sort((a, b) => (a.file < b.file ? -1 : 1));
}

/**
 * What gcc said of functions that are called without a declaration, as rows of two tables. Files that the build itself
 * makes are left out: they are no part of the driver's tree.
 * @param {string} tree The package's source tree.
 * @param {string} copy That of it which was built.
 * @param {string} log All that make and gcc said, each compiler's lines together.
 */
function readUndeclared(tree, copy, log) {
  const lines = log.split('\n');
  const inDriver = (path) => {
    const own = isAbsolute(path) ? relative(copy, path) : path;
    return own.startsWith('..') ? undefined : own;
  };
  const isGiven = ({ file }) => existsSync(join(tree, file));
  return {
    undeclared: undeclaredCalls(lines, inDriver).filter(isGiven),
    compiled: compiledSources(copy, lines, inDriver).filter(isGiven),
  };
}

module.exports = { readUndeclared };
