import colors from 'picocolors';
import type { ModuleOutcomes, Outcome } from '../../src/diagnostic';
import { matrixLines } from '../../src/report/matrix';
import { report } from './sample';

const ok: Outcome = { errors: 0, warnings: 0, incomplete: false };
const row = (name: string, ...outcomes: ModuleOutcomes['outcomes']): ModuleOutcomes => ({
  module: name, directory: `in/${name}`, outcomes,
});
/** The matrix without its heading. */
const matrix = (kernels: string[], modules: ModuleOutcomes[], color = false): string[] =>
  matrixLines(report({ kernels, modules }), colors.createColors(color)).slice(1);

test('modules without a word on any kernel are one row', () => {
  const bad = row('bad', { ...ok, errors: 2, warnings: 1 }, undefined);
  const open = row('open', ok, { ...ok, warnings: 12, incomplete: true });
  expect(matrix(['6.1', '6.12'], [bad, row('x', ok, ok), open, row('y', ok, ok)])).toEqual([
    '',
    '          6.1    6.12',
    'bad       2E 1W  -',
    'open      ok     12W ?',
    '2 others  ok     ok',
  ]);
  expect(matrix(['6.1', '6.12'], [row('x', ok, ok)])).toEqual(['', '          6.1  6.12', '1 module  ok   ok']);
});

test('a module that is not built for one of them has its row', () => {
  expect(matrix(['6.1', '6.12'], [row('x', ok, undefined)])[2]).toBe('x  ok   -');
});

test('modules of one name are told apart by their directory', () => {
  const twice = [row('m', ok, undefined), { ...row('m', undefined, ok), directory: 'old' }];
  expect(matrix(['6.1', '6.12'], twice).slice(2)).toEqual(['in/m/m  ok   -', 'old/m   -    ok']);
});

test('no line is longer than a terminal, however many kernels there are, and each has its column', () => {
  const kernels = Array.from({ length: 20 }, (_, index) => `/lib/modules/6.${index}.0-generic-amd64/build`);
  const modules = [row('a_module_with_a_very_long_name_of_its_own', ...kernels.map(() => ({ ...ok, errors: 1 })))];
  const lines = matrix(kernels, modules);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
  expect(lines.join(' ').match(/generic-amd64\/build/g)).toHaveLength(20);
  expect(lines.join(' ').match(/1E/g)).toHaveLength(20);
});

test('errors and warnings have their colours, which take no columns', () => {
  const [, , line] = matrix(['6.1', '6.12'], [row('m', { ...ok, errors: 1 }, { ...ok, warnings: 1 })], true);
  expect(line).toBe('m  \u001b[31m1E\u001b[39m   \u001b[33m1W\u001b[39m');
});

test('unreached modules are marked', () => {
  const outcomes = [{ errors: 1, warnings: 0, incomplete: false }];
  const modules = [
    { module: 'own', directory: '.', outcomes },
    { module: 'copy', directory: 'old', isUnreached: true as const, outcomes },
  ];
  const [heading, , , ...rows] = matrixLines(report({ modules }), colors.createColors(false));
  expect(heading).toMatch(/, \* nothing at the top builds it$/);
  expect(rows.map((row) => row.replace(/ +/g, ' '))).toEqual(['own 1E', 'copy * 1E']);
});
