'use strict';
const { readFileSync } = require('fs');
const { basename, join } = require('path');
const { filesEndingIn } = require('./build');

/** Where a build ends, by what it said, the earliest first. */
const STAGES = [
  ['make', /^make.*\*\*\* No rule to make target/],
  ['check-local-export', /: error: local symbol \S+ was exported/],
  ['compile', /^\S+:\d+:\d+: (fatal )?error: /],
  ['assemble', /^\S+:\d+: Error: /],
  ['link', /^\S*\bld: /],
  ['modpost', /^ERROR: modpost: /],
  ['ok-modpost-warning', /^WARNING: modpost: /],
];

/** What else belongs to such a message: the second line of the linker's, gcc's and make's warnings. */
const CONTINUATIONS = [/multiple definition of/, /^\S+:\d+:\d+: warning: /, /Circular .* dependency dropped/];
const KEPT = [...STAGES.map(([, pattern]) => pattern), ...CONTINUATIONS];

/**
 * modpost's (and, up to 6.1, check-local-export's) messages as findings; `path` is that of a module without suffix.
 * The wordings are those of scripts/mod/modpost.c in 6.1, 6.12 and 7.3.
 */
const MESSAGES = [
  ['unresolved-extern', /"(?<symbol>\S+)" \[(?<path>\S+)\.ko\] undefined!/],
  ['unresolved-extern', /(?<path>\S+)\.ko: symbol '(?<symbol>\S+)' undefined!/],
  ['undefined-export', /"(?<symbol>\S+)" \[(?<path>\S+)\.ko\] was exported without definition/],
  ['undefined-export', /(?<path>\S+)\.ko: symbol '(?<symbol>\S+)' was exported without definition/],
  ['gpl-only-symbol', /GPL-incompatible module (?<path>\S+)\.ko uses GPL-only symbol '(?<symbol>\S+)'/],
  ['gpl-only-symbol', /(?<path>\S+)\.ko: GPL-incompatible module uses GPL-only symbol '(?<symbol>\S+)'/],
  ['missing-namespace-import', /module (?<path>\S+) uses symbol (?<symbol>\S+) from namespace (?<namespace>\S+), but/],
  ['missing-namespace-import', /(?<path>\S+)\.ko: module uses symbol '(?<symbol>\S+)' from .* '(?<namespace>\S+)'/],
  ['missing-license', /missing MODULE_LICENSE\(\) in (?<path>\S+)\.o/],
  ['missing-license', /(?<path>\S+)\.ko: missing MODULE_LICENSE\(\)/],
  ['static-export', /(?<object>\S+\.o): error: local symbol (?<symbol>\S+) was exported/],
  ['static-export', /(?<path>\S+?)(\.ko)?: local symbol '(?<symbol>\S+)' was exported/],
  ['duplicate-export', /(?<path>\S+?)(\.ko)?: (symbol )?'(?<symbol>\S+)' exported twice/],
  ['init-export', /(?<path>\S+)\.o: EXPORT_SYMBOL used for init\/exit symbol: (?<symbol>\S+)/],
  ['init-export', /(?<path>\S+)\.ko: EXPORT_SYMBOL used for (init|exit) symbol '(?<symbol>\S+)'/],
  ['init-export', /(?<path>\S+): (?<symbol>\S+): EXPORT_SYMBOL used for (init|exit) symbol/],
];

/** The build's messages without what is different each time: the place of the copy, names of passing files, depth. */
function messagesOf(directory, log) {
  return log
    .replaceAll(`${directory}/`, '')
    .replace(/\S*\/cc\w+\.s:/g, 'cc.s:')
    .replace(/\bmake\[\d+\]/g, 'make[N]')
    .split('\n')
    .map((line) => line.replace(/ +Stop\.$/, ''))
    .filter((line) => KEPT.some((pattern) => pattern.test(line)));
}

/** The module that an object is part of, from the lists that kbuild wrote before it compiled. */
function moduleOfObject(directory, object) {
  const list = filesEndingIn('.mod', directory).find((file) =>
    readFileSync(join(directory, file), 'utf8').split(/\s+/).some((line) => line.endsWith(object)),
  );
  return list === undefined ? basename(object, '.o') : basename(list, '.mod');
}

function findingOf(directory, message) {
  for (const [rule, pattern] of MESSAGES) {
    const groups = message.replace(/^(ERROR|WARNING): modpost: /, '').match(pattern)?.groups;
    if (groups === undefined) continue;
    const { path, object, symbol, namespace } = groups;
    const module = object === undefined ? basename(path) : moduleOfObject(directory, object);
    return { rule, module, ...(symbol && { symbol }), ...(namespace && { namespace }) };
  }
  return undefined;
}

/**
 * One kernel's part of a verdict.json.
 * @param {string} directory The built copy.
 * @param {string} log All that make said.
 */
function readVerdict(directory, log) {
  const messages = messagesOf(directory, log);
  const [stage] = STAGES.find(([, pattern]) => messages.some((message) => pattern.test(message))) ?? ['ok'];
  const findings = messages.map((message) => findingOf(directory, message)).filter((finding) => finding !== undefined);
  const reachedModpost = ['modpost', 'ok-modpost-warning', 'ok'].includes(stage);
  const saidAll = reachedModpost && !messages.some((message) => /suppressed \d+ unresolved/.test(message));
  return { stage, messages, findings, ...(!saidAll && { atLeast: true }) };
}

module.exports = { readVerdict };
