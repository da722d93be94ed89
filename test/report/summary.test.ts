import { problemLine, summaryLine } from '../../src/report/summary';
import { diagnostic, report } from './sample';

test('the summary counts what there is', () => {
  const error = diagnostic();
  const warning = diagnostic({ severity: 'warning' });
  expect(summaryLine(report({ diagnostics: [error, error, warning] }), 0.2149)).toBe(
    '2 errors, 1 warning in 2 modules (5 files) for kernel 6.12-amd64 (6.12.9 / 6.12.0-amd64) in 0.21 s',
  );
  expect(summaryLine(report({ diagnostics: [diagnostic({ severity: 'note' })] }), 1)).toBe(
    '1 note in 2 modules (5 files) for kernel 6.12-amd64 (6.12.9 / 6.12.0-amd64) in 1.00 s',
  );
});

test('the summary says what was fixed, and what can be', () => {
  const fix = (safety: 'safe' | 'unsafe') => diagnostic({ fix: { title: 'x', safety, changes: [], edits: [] } });
  const found = report({ diagnostics: [fix('safe'), fix('unsafe'), fix('unsafe'), diagnostic()] });
  expect(summaryLine(found, 1)).toMatch(/ in 1\.00 s; 1 fixable with --fix; 2 fixable with --fix-unsafe$/);
  const clean = report();
  expect(summaryLine({ ...clean, summary: { ...clean.summary, fixed: 3 } }, 1)).toMatch(/^nothing found .* s; 3 fixed$/);
});

test('a release that says the stable update is not said twice', () => {
  const summary = (version: string, release: string): string =>
    /\((6\..*)\) in/.exec(summaryLine(report({ releases: [{ version, release }] }), 0))![1]!;
  expect(summary('6.12.115', '6.12.115+deb12-amd64')).toBe('6.12.115+deb12-amd64');
  expect(summary('6.1.19', '6.1.192-amd64')).toBe('6.1.19 / 6.1.192-amd64');
});

test('the summary of a clean tree, on several kernels', () => {
  const summary = { modules: 1, files: 1, errors: 0, warnings: 0, notes: 0 };
  expect(summaryLine(report({ kernels: ['6.1-amd64', '6.12-amd64'], summary }), 0)).toBe(
    'nothing found in 1 module (1 file) for kernels 6.1-amd64 (6.1.9 / 6.1.0-amd64), 6.12-amd64 (6.12.9 / 6.12.0-amd64) in 0.00 s',
  );
});

test.each([
  [{ message: 'odd', file: 'a/Kbuild', line: 3 }, 'a/Kbuild:3: odd'],
  [{ message: 'odd', file: 'a/Kbuild' }, 'a/Kbuild: odd'],
  [{ message: 'odd', line: 3 }, 'odd'],
  [{ message: 'two\nlines\u001b', file: 'a' }, 'a: two\uFFFDlines\uFFFD'],
])('the problem %j is one line', (problem, line) => {
  expect(problemLine(problem)).toBe(line);
});

test('unreached modules are counted apart', () => {
  const { summary } = report({ diagnostics: [diagnostic()] });
  const unreached = { modules: 7, errors: 2, warnings: 1, notes: 0 };
  expect(summaryLine(report({ summary: { ...summary, unreached } }), 1)).toBe(
    '1 error in 2 modules (5 files) for kernel 6.12-amd64 (6.12.9 / 6.12.0-amd64) in 1.00 s; ' +
      '2 errors, 1 warning in 7 modules that nothing at the top builds',
  );
});
