'use strict';

/**
 * The rows of the comparison. A bar is a share that each kernel, and all together, must reach (`atLeast`) or not exceed
 * (`atMost`), for both grades of profile or for each its own, and higher for some kernels; a row without one only
 * informs. A row that `mayBeEmpty` is about packages that Debian may have replaced by others.
 */
const ROWS = [
  { id: 'fetched', title: 'packages had in the recorded version' },
  { id: 'cases', title: 'modpost-cases as recorded, or excused', atLeast: 1 },
  { id: 'variants', title: 'one-fault variants as modpost says', atLeast: 0.96, mayBeEmpty: true },
  { id: 'found', title: 'undefined symbols found', atLeast: { full: 0.99, shipped: 0.98, '7.3': 0.993 } },
  { id: 'foundCertain', title: 'undefined symbols found as certain', atLeast: { full: 0.88, shipped: 0.86 } },
  { id: 'certain', title: 'certain uses linked against', atLeast: { full: 0.98, shipped: 0.97, '7.3': 0.99 } },
  { id: 'uses', title: 'all uses linked against', atLeast: { full: 0.9, shipped: 0.88 } },
  { id: 'gplFound', title: 'GPL-only symbols found as certain', atLeast: { full: 0.995, shipped: 0.99, '7.3': 0.995 } },
  { id: 'gplReal', title: 'certain GPL-only uses linked against', atLeast: 0.995 },
  { id: 'proprietary', title: 'GPL-only symbols of a module, exactly', atLeast: { full: 0.98, shipped: 0.97 } },
  { id: 'relicensed', title: '… as said when it is "Proprietary"', atLeast: 1 },
  { id: 'compilerFound', title: "compiler's symbols found" },
  { id: 'compilerReal', title: "compiler's symbols linked against" },
  { id: 'undeclaredFound', title: "undeclared functions: gcc's found", atLeast: 0.95 },
  { id: 'undeclaredReal', title: "undeclared functions: gcc's as well", atLeast: 1 },
  { id: 'refusedAny', title: 'builds that gcc refuses: with an error', atLeast: 0.97, mayBeEmpty: true },
  { id: 'refusedNone', title: 'builds that pass: without one', atLeast: 1, mayBeEmpty: true },
  { id: 'refusedFound', title: "gcc's root causes named", atLeast: 0.92, mayBeEmpty: true },
  { id: 'refusedAll', title: 'refused builds with every cause named', atLeast: 0.8, mayBeEmpty: true },
  { id: 'refusedReal', title: "compiler's rules: findings that gcc has as well", atLeast: 0.9, mayBeEmpty: true },
  { id: 'provider', title: 'provider, type, namespace equal' },
  { id: 'sources', title: 'modules: sources, or incomplete', atLeast: 1 },
  { id: 'licence', title: 'modules: licence, or incomplete', atLeast: 1 },
  { id: 'imports', title: 'modules: imports, or incomplete', atLeast: 1 },
  { id: 'exports', title: 'modules: exports, or incomplete', atLeast: 1 },
  { id: 'errors', title: 'modules with false errors', atMost: 0 },
  { id: 'packages', title: 'packages: exit code 0 or 1', atLeast: 1 },
];

/** The bar of a kernel, or without one of all together. */
const barOf = (bar, grade, kernel) => (typeof bar === 'object' ? (bar[kernel] ?? bar[grade]) : bar);

/** Whether a cell meets the bar; one that holds nothing meets none. */
function meets(row, grade, kernel, { count, of }) {
  const [atLeast, atMost] = [barOf(row.atLeast, grade, kernel), barOf(row.atMost, grade, kernel)];
  if (of === 0 && row.mayBeEmpty) return true;
  if (atLeast !== undefined) return of > 0 && count / of >= atLeast;
  if (atMost !== undefined) return of > 0 && count / of <= atMost;
  return true;
}

/** To a tenth, towards zero: 99.96 % is not all. */
const percent = (share) => `${(Math.floor(1000 * share + 1e-9) / 10).toFixed(1)} %`;

function barText({ atLeast, atMost }, grade, kernels) {
  const [bar, sign] = atLeast === undefined ? [atMost, '<='] : [atLeast, '>='];
  if (bar === undefined) return '';
  const own = kernels.filter((kernel) => Object.hasOwn(Object(bar), kernel));
  const texts = own.map((kernel) => `${kernel}: ${sign} ${percent(bar[kernel])}`);
  return [`${sign} ${percent(barOf(bar, grade))}`, ...texts].join(', ');
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
  for (const row of ROWS) {
    const cells = kernels.map((kernel) => ({ kernel, ...tally.cells.get(`${row.id}\t${kernel}`) }));
    const filled = cells.filter(({ of }) => of > 0);
    const sum = (part) => filled.reduce((total, cell) => total + cell[part], 0);
    const total = { count: sum('count'), of: sum('of') };
    const met = [...filled, total].every((cell) => meets(row, tally.grade, cell.kernel, cell));
    passed &&= met;
    const mark = total.of === 0 ? 'NOTHING COMPARED' : 'BELOW THE BAR';
    const text = barText(row, tally.grade, kernels);
    lines.push([row.title, ...[...cells, total].map(cellText), text, met ? '' : mark]);
  }
  const widths = lines[0].map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  const text = lines.map((line) => line.map((cell, column) => cell.padEnd(widths[column])).join('  ').trimEnd());
  return { text: text.join('\n'), passed };
}

module.exports = { judge };
