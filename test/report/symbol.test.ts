import colors from 'picocolors';
import { symbolText } from '../../src/report/symbol';
import type { SymbolFacts } from '../../src/findings/symbolFacts';

const plain = colors.createColors(false);
const text = (facts: SymbolFacts): string => symbolText(facts, (file) => `../${file}`, plain);

const kernels = (...exporting: boolean[]): SymbolFacts['kernels'] =>
  exporting.map((isThere, index) => ({
    name: `6.${index}`,
    arch: 'x86_64',
    ...(isThere && { export: { module: 'vmlinux', gplOnly: index > 0, ...(index > 1 && { namespace: 'NS' }) } }),
  }));
const bare: SymbolFacts = { symbol: 'f', kernels: kernels(true, true, true), hasTree: false, exports: [], uses: [] };

test('a kernel a line', () => {
  expect(text(bare)).toBe(`f
  6.0  vmlinux
  6.1  vmlinux  GPL-only
  6.2  vmlinux  GPL-only  namespace NS
`);
});

test.each([
  [kernels(false, true), '  since 6.1'],
  [kernels(true, false), '  until 6.0'],
  [kernels(false, true, false), '  since 6.1, until 6.1'],
  [kernels(true, false, true), '  6.2  vmlinux  GPL-only  namespace NS'],
  [kernels(false, false), '  6.1  (not exported)'],
  [kernels(false, true).map((each, index) => ({ ...each, arch: `${index}` })), '  6.1  vmlinux  GPL-only'],
])('since and until when, where that can be told', (of, last) => {
  expect(text({ ...bare, kernels: of }).trimEnd().split('\n').at(-1)).toBe(last);
});

test('where the tree has it', () => {
  const place = { module: 'aa', file: 'aa.c', line: 3, kernels: ['6.0'] };
  const all = { ...place, kernels: ['6.0', '6.1', '6.2'] };
  expect(text({
    ...bare,
    hasTree: true,
    exports: [{ ...all, gplOnly: true, namespace: 'NS' }],
    uses: [
      { ...place, origin: 'inline', certainty: 'possible', via: ['get() (linux/f.h)', 'f_of (linux/f.h:2)'] },
      { ...all, origin: 'compiler', certainty: 'certain', via: [] },
    ],
  }).split('\n').slice(5)).toEqual([
    'exported here',
    '  ../aa.c:3 in module aa, GPL-only, namespace NS',
    '',
    'used here, first in each module',
    '  ../aa.c:3 in module aa, possible, only 6.0',
    '    via get() (linux/f.h)',
    '    via f_of (linux/f.h:2)',
    '  by the compiler in module aa',
    '',
  ]);
  expect(text({ ...bare, hasTree: true })).toMatch(/\n\nnot used here\n$/);
});

test('nothing of the input reaches a terminal as a control sequence', () => {
  const evil = 'a\u001b[2J';
  const place = { module: evil, file: evil, line: 3, kernels: [evil] };
  expect(text({
    symbol: evil,
    kernels: [{ name: evil, arch: '', export: { module: evil, gplOnly: false, namespace: evil } }],
    hasTree: true,
    exports: [{ ...place, gplOnly: true, namespace: evil }],
    uses: [{ ...place, origin: 'text', certainty: 'certain', via: [evil] }],
  })).not.toContain('\u001b');
});
