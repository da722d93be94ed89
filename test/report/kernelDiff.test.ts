import type { ExportUse } from '../../src/diagnostic';
import { kernelDiffJson, kernelDiffSummary, kernelDiffText, type KernelDiff } from '../../src/report/kernelDiff';
import { jsonStyle } from './sample';

const use = (line: number, ...kernels: string[]): ExportUse => ({ module: 'drv', file: 'drv.c', line, kernels });
const diff: KernelDiff = {
  from: '6.1',
  to: '6.12',
  changes: [
    { symbol: 'added', kinds: ['new'], after: { module: 'vmlinux', gplOnly: true, namespace: 'NS' } },
    {
      symbol: 'both',
      kinds: ['into-namespace', 'made-gpl-only'],
      before: { module: 'drivers/a', gplOnly: false },
      after: { module: 'drivers/b', gplOnly: true, namespace: 'NS' },
      uses: [use(3, '6.1', '6.12'), use(7, '6.1'), use(8, '6.1'), use(9, '6.1'), use(10, '6.1')],
    },
    { symbol: 'lost', kinds: ['gone'], before: { module: 'vmlinux', gplOnly: false } },
  ],
};
const none: KernelDiff = { from: '6.1', to: '6.1', changes: [] };

test('changes are told kind by kind, with what differs and where it is used', () => {
  const both = [
    '  both   drivers/a -> drivers/b  any licence -> GPL-only  namespace none -> NS',
    '    ../drv.c:3 in module drv',
    '    ../drv.c:7 in module drv (on 6.1 alone)',
    '    ../drv.c:8 in module drv (on 6.1 alone)',
    '    … and 2 more',
  ];
  expect(kernelDiffText(diff, (file) => `../${file}`).split('\n')).toEqual([
    'exports from 6.1 to 6.12',
    '',
    'gone (1)',
    '  lost   vmlinux',
    '',
    'new (1)',
    '  added  vmlinux  GPL-only  namespace NS',
    '',
    'moved into a namespace (1)',
    ...both,
    '',
    'made GPL-only (1)',
    ...both,
    '',
  ]);
  expect(kernelDiffText(none, String)).toBe('exports from 6.1 to 6.1\n');
});

test('programs get all of it', () => {
  expect(JSON.parse(kernelDiffJson(diff, jsonStyle))).toEqual({
    formatVersion: 1,
    tool: jsonStyle.tool,
    root: '../x',
    ...diff,
    changes: diff.changes.map((change) => ({
      ...change,
      ...(change.uses && { uses: change.uses.map((each) => ({ ...each, path: '../x/drv.c' })) }),
    })),
    summary: { 'gone': 1, 'new': 1, 'into-namespace': 1, 'made-gpl-only': 1 },
  });
});

test('the summary counts the kinds', () => {
  expect(kernelDiffSummary(diff)).toBe('1 gone, 1 new, 1 moved into a namespace, 1 made GPL-only from 6.1 to 6.12');
  expect(kernelDiffSummary(none)).toBe('no export changes from 6.1 to 6.1');
});

test('nothing of the input reaches a terminal as a control sequence', () => {
  const evil = 'a\u001b[2J\nb';
  const text = kernelDiffText(
    { from: evil, to: evil, changes: [{ symbol: evil, kinds: ['gone'], before: { module: evil, gplOnly: false } }] },
    String,
  );
  expect(text).not.toContain('\u001b');
  expect(text.split('\n')).toHaveLength(5);
});
