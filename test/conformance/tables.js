'use strict';
const { readFileSync } = require('fs');
const { join } = require('path');

/**
 * Reads a table of tab-separated values, the column names in its first line.
 * @param {string} name `modules`, `undefined` or `exports`.
 * @param {string} [directory] Where it stands; the shipped tables by default.
 * @returns {Record<string, string>[]} One object a row.
 */
function readTable(name, directory = join(__dirname, 'tables')) {
  const [header, ...lines] = readFileSync(join(directory, `${name}.tsv`), 'utf8').split('\n');
  const columns = header.split('\t');
  return lines
    .filter((line) => line !== '')
    .map((line) => {
      const cells = line.split('\t');
      return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? '']));
    });
}

/** The text of such a table: the reverse of `readTable`. */
function formatTable(columns, rows) {
  return [columns, ...rows.map((row) => columns.map((column) => row[column]))]
    .map((cells) => `${cells.join('\t')}\n`)
    .join('');
}

/** The rows as a map from what `key` says of them. */
function groupBy(rows, key) {
  const groups = new Map();
  for (const row of rows) {
    const name = key(row);
    if (!groups.has(name)) groups.set(name, []);
    groups.get(name).push(row);
  }
  return groups;
}

module.exports = { readTable, formatTable, groupBy };
