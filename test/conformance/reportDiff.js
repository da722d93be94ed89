'use strict';

/** What makes it the same finding, and what may then have changed of it. */
const IDENTITY = ['rule', 'module', 'symbol', 'namespace', 'file', 'line'];
const CHANGING = ['severity', 'certainty', 'message', 'column'];

const placed = ({ file, line }) => [file, line].filter((part) => part !== undefined && part !== null).join(':');

/** What a report says, as entries: `about` is the kind, `id` tells it from others, `content` may differ. */
function entriesOf({ findings = [], modules = [], incomplete = [], problems = [], failure }) {
  return [
    ...findings.map((finding) => ({
      about: finding.rule,
      id: JSON.stringify(IDENTITY.map((part) => finding[part])),
      content: Object.fromEntries(CHANGING.map((part) => [part, finding[part]])),
      text: `${placed(finding)} ${finding.severity}: ${finding.message} [${finding.rule}] (${finding.module})`,
    })),
    ...modules.map(({ directory, module }) => plain('module', `${directory}/${module}`)),
    ...incomplete.map((entry) => plain('incomplete', JSON.stringify(entry))),
    ...problems.map((entry) => plain('problem', JSON.stringify(entry))),
    ...(failure === undefined ? [] : [plain('failure', failure)]),
  ];
}

const plain = (about, text) => ({ about, id: `${about} ${text}`, content: {}, text: `${about} ${text}` });

/** The entries by what tells them apart; of several that are alike each has its number. */
function byId(entries) {
  const map = new Map();
  for (const entry of entries) {
    let number = 0;
    while (map.has(`${entry.id} ${number}`)) number += 1;
    map.set(`${entry.id} ${number}`, entry);
  }
  return map;
}

function changesOf(before, after) {
  return Object.keys(before)
    .filter((part) => before[part] !== after[part])
    .map((part) => `${part} was '${before[part]}'`)
    .join(', ');
}

/**
 * Compares two reports of the same tree, of `kmodlint --format json`, or `{failure}` where there is none.
 * @returns {{sign: '-' | '+' | '~', about: string, text: string}[]} What is in the first alone, in the second alone, or
 * in both and changed; `about` is the rule, or `module`, `incomplete`, `problem`, `failure`.
 */
function differencesOf(before, after) {
  const [old, now] = [byId(entriesOf(before)), byId(entriesOf(after))];
  const gone = [...old].filter(([id]) => !now.has(id)).map(([, { about, text }]) => ({ sign: '-', about, text }));
  const rest = [...now].flatMap(([id, { about, text, content }]) => {
    if (!old.has(id)) return [{ sign: '+', about, text }];
    const changes = changesOf(old.get(id).content, content);
    return changes === '' ? [] : [{ sign: '~', about, text: `${text}: ${changes}` }];
  });
  return [...gone, ...rest];
}

module.exports = { differencesOf };
