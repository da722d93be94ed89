'use strict';
const { findingOf } = require('./messages');

/** Where a build ends, by what it said, the earliest first. */
const STAGES = [
  ['make', /^make.*\*\*\* No rule to make target|^error: the following would cause module name conflict/],
  ['check-local-export', /: error: local symbol \S+ was exported/],
  ['compile', /^\S+:\d+:\d+: (fatal )?error: /],
  ['assemble', /^\S+:\d+: Error: /],
  ['link', /^\S*\bld: /],
  ['modpost', /^(ERROR|FATAL): modpost: /],
  ['depmod', /^depmod: ERROR: /],
  ['ok-modpost-warning', /^WARNING: modpost: /],
];

/** What else belongs to such a message: the second line of the linker's, gcc's and make's warnings. */
const CONTINUATIONS = [/multiple definition of/, /^\S+:\d+:\d+: warning: /, /Circular .* dependency dropped/];
const KEPT = [...STAGES.map(([, pattern]) => pattern), ...CONTINUATIONS];

/** By what modpost says that it does not say all. */
const SUPPRESSED = /suppressed \d+ unresolved|^FATAL: modpost: /;

/** The build's messages without what is different each time: the place of the copy, names of passing files, depth. */
function messagesOf(directory, log) {
  return log
    .replaceAll(`${directory}/`, '')
    .replace(/\/usr\/src\/linux-headers-[^/\s]+\//g, '')
    .replace(/\S*\/cc\w+\.s:/g, 'cc.s:')
    .replace(/\bmake\[\d+\]/g, 'make[N]')
    .split('\n')
    .map((line) => line.replace(/ +Stop\.$/, ''))
    .filter((line) => KEPT.some((pattern) => pattern.test(line)));
}

/**
 * One kernel's part of a verdict.json.
 * @param {string} directory The built copy.
 * @param {string} log All that make, and depmod after it, said.
 */
function readVerdict(directory, log) {
  const messages = messagesOf(directory, log);
  const [stage] = STAGES.find(([, pattern]) => messages.some((message) => pattern.test(message))) ?? ['ok'];
  const findings = messages.map((message) => findingOf(directory, message)).filter((finding) => finding !== undefined);
  const reachedModpost = ['modpost', 'depmod', 'ok-modpost-warning', 'ok'].includes(stage);
  const saidAll = reachedModpost && !messages.some((message) => SUPPRESSED.test(message));
  return { stage, messages, findings, ...(!saidAll && { atLeast: true }) };
}

module.exports = { readVerdict, SUPPRESSED };
