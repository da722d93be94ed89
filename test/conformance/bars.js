'use strict';

/**
 * The rows of the comparison. A bar is a share that each kernel, and all together, must reach (`atLeast`) or not exceed
 * (`atMost`); a row without one only informs.
 */
const ROWS = [
  { id: 'cases', title: 'modpost-cases: findings as listed', atLeast: 120 / 130 },
  { id: 'literal', title: 'literal undefined symbols found', atLeast: 0.98 },
  { id: 'recall', title: 'all undefined symbols found' },
  { id: 'certain', title: 'certain uses linked against', atLeast: 0.95 },
  { id: 'possible', title: 'possible among all uses', atMost: 0.2 },
  { id: 'provider', title: 'provider, type, namespace equal' },
  { id: 'sources', title: 'modules: sources, or incomplete', atLeast: 1 },
  { id: 'licence', title: 'modules: licence, or incomplete', atLeast: 1 },
  { id: 'imports', title: 'modules: imports, or incomplete', atLeast: 1 },
  { id: 'exports', title: 'modules: exports, or incomplete', atLeast: 1 },
  { id: 'errors', title: 'modules with false errors', atMost: 0 },
  { id: 'packages', title: 'packages: exit code 0 or 1', atLeast: 1 },
];

/** Whether a cell meets the row's bar; one that holds nothing meets none. */
function meets(row, { count, of }) {
  if (row.atLeast !== undefined) return of > 0 && count / of >= row.atLeast;
  if (row.atMost !== undefined) return of > 0 && count / of <= row.atMost;
  return true;
}

const percent = (share) => `${(100 * share).toFixed(1)} %`;

function barText({ atLeast, atMost }) {
  if (atLeast !== undefined) return `>= ${percent(atLeast)}`;
  return atMost === undefined ? '' : `<= ${percent(atMost)}`;
}

/**
 * The table as text, a column a kernel and one in total.
 * @param {import('./tally').Tally} tally
 * @param {string[]} kernels
 * @returns {{text: string, passed: boolean}}
 */
function judge(tally, kernels) {
  let passed = true;
  const lines = [['', ...kernels, 'total', 'bar', '']];
  for (const row of ROWS) {
    const cells = kernels.map((kernel) => tally.cells.get(`${row.id}\t${kernel}`));
    const filled = cells.filter(Boolean);
    const total = filled.reduce((sum, { count, of }) => ({ count: sum.count + count, of: sum.of + of }), {
      count: 0,
      of: 0,
    });
    const met = [...filled, total].every((cell) => meets(row, cell));
    passed &&= met;
    const show = (cell) => (cell?.of ? `${percent(cell.count / cell.of)} (${cell.count}/${cell.of})` : '-');
    lines.push([row.title, ...[...cells, total].map(show), barText(row), met ? '' : 'BELOW THE BAR']);
  }
  const widths = lines[0].map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  const text = lines.map((line) => line.map((cell, column) => cell.padEnd(widths[column])).join('  ').trimEnd());
  return { text: text.join('\n'), passed };
}

module.exports = { judge };
