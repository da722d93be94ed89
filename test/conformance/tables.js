'use strict';
const { existsSync, readFileSync, readdirSync } = require('fs');
const { join } = require('path');

const TABLES = join(__dirname, 'tables');
/** Debian's suites whose driver packages are recorded, by their names; each has a directory of tables. */
const SUITES = readdirSync(TABLES).sort();
const tablesOf = (suite) => join(TABLES, suite);

/**
 * Reads a table of tab-separated values, the column names in its first line.
 * @param {string} name `modules`, `undefined`, `variants`…
 * @param {string} directory The tables of a suite.
 * @returns {Record<string, string>[]} One object a row; none where this was not recorded of the suite.
 */
function readTable(name, directory) {
  const file = join(directory, `${name}.tsv`);
  if (!existsSync(file)) return [];
  const [header, ...lines] = readFileSync(file, 'utf8').split('\n');
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

module.exports = { SUITES, tablesOf, readTable, formatTable, groupBy };
