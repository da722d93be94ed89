'use strict';

/**
 * The rows of the comparison. A bar is a share that each kernel, and all together, must reach (`atLeast`) or not exceed
 * (`atMost`), for both grades of profile or for each its own; a row without one only informs.
 */
const ROWS = [
  { id: 'cases', title: 'modpost-cases as recorded, or excused', atLeast: 1 },
  { id: 'found', title: 'undefined symbols found', atLeast: { full: 0.99, shipped: 0.98 } },
  { id: 'foundCertain', title: 'undefined symbols found as certain', atLeast: { full: 0.88, shipped: 0.86 } },
  { id: 'certain', title: 'certain uses linked against', atLeast: { full: 0.98, shipped: 0.97 } },
  { id: 'uses', title: 'all uses linked against', atLeast: { full: 0.9, shipped: 0.88 } },
  { id: 'gplFound', title: 'GPL-only symbols found as certain', atLeast: { full: 0.995, shipped: 0.99 } },
  { id: 'gplReal', title: 'certain GPL-only uses linked against', atLeast: 0.995 },
  { id: 'proprietary', title: 'GPL-only symbols of a module, exactly', atLeast: { full: 0.98, shipped: 0.97 } },
  { id: 'relicensed', title: '… as said when it is "Proprietary"', atLeast: 1 },
  { id: 'compilerFound', title: "compiler's symbols found" },
  { id: 'compilerReal', title: "compiler's symbols linked against" },
  { id: 'undeclaredFound', title: "undeclared functions: gcc's found", atLeast: 0.95 },
  { id: 'undeclaredReal', title: "undeclared functions: gcc's as well", atLeast: 1 },
  { id: 'provider', title: 'provider, type, namespace equal' },
  { id: 'sources', title: 'modules: sources, or incomplete', atLeast: 1 },
  { id: 'licence', title: 'modules: licence, or incomplete', atLeast: 1 },
  { id: 'imports', title: 'modules: imports, or incomplete', atLeast: 1 },
  { id: 'exports', title: 'modules: exports, or incomplete', atLeast: 1 },
  { id: 'errors', title: 'modules with false errors', atMost: 0 },
  { id: 'packages', title: 'packages: exit code 0 or 1', atLeast: 1 },
];

const barOf = (bar, grade) => (typeof bar === 'object' ? bar[grade] : bar);

/** Whether a cell meets the bar; one that holds nothing meets none. */
function meets({ atLeast, atMost }, { count, of }) {
  if (atLeast !== undefined) return of > 0 && count / of >= atLeast;
  if (atMost !== undefined) return of > 0 && count / of <= atMost;
  return true;
}

/** To a tenth, towards zero: 99.96 % is not all. */
const percent = (share) => `${(Math.floor(1000 * share + 1e-9) / 10).toFixed(1)} %`;

function barText({ atLeast, atMost }) {
  if (atLeast !== undefined) return `>= ${percent(atLeast)}`;
  return atMost === undefined ? '' : `<= ${percent(atMost)}`;
}

function cellText(cell) {
  return cell?.of ? `${percent(cell.count / cell.of)} (${cell.count}/${cell.of})` : '-';
}

/**
 * The table of one grade as text, a column a kernel and one in total.
 * @param {import('./tally').Tally} tally
 * @param {string[]} kernels
 * @returns {{text: string, passed: boolean}}
 */
function judge(tally, kernels) {
  let passed = true;
  const lines = [[tally.grade, ...kernels, 'total', 'bar', '']];
  for (const { id, title, ...bars } of ROWS) {
    const bar = { atLeast: barOf(bars.atLeast, tally.grade), atMost: barOf(bars.atMost, tally.grade) };
    const cells = kernels.map((kernel) => tally.cells.get(`${id}\t${kernel}`));
    const filled = cells.filter(Boolean);
    const total = filled.reduce((sum, { count, of }) => ({ count: sum.count + count, of: sum.of + of }), {
      count: 0,
      of: 0,
    });
    const met = [...filled, total].every((cell) => meets(bar, cell));
    passed &&= met;
    const mark = total.of === 0 ? 'NOTHING COMPARED' : 'BELOW THE BAR';
    lines.push([title, ...[...cells, total].map(cellText), barText(bar), met ? '' : mark]);
  }
  const widths = lines[0].map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  const text = lines.map((line) => line.map((cell, column) => cell.padEnd(widths[column])).join('  ').trimEnd());
  return { text: text.join('\n'), passed };
}

module.exports = { judge };
