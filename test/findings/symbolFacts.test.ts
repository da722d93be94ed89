import type { LinkedModule } from '../../src/model';
import { symbolFacts } from '../../src/findings/symbolFacts';
import { at, exported, kernel, linked, use } from '../rules/tree';

const none = kernel({ name: 'old' });
const row = { module: 'vmlinux', gplOnly: true, namespace: 'NS' };
const has = kernel({ name: 'new', exports: new Map([['f', row]]) });
/** An offset is a line. */
const place = ({ file, start }: { file: string; start: number }) =>
  ({ file, line: start, column: 1, endLine: start, endColumn: 2, sourceLine: '' });

function facts(...modules: (readonly LinkedModule[])[]) {
  const trees = [none, has].map((on, index) => ({ kernel: on, modules: modules[index] ?? [] }));
  return symbolFacts('f', [none, has], { trees, place });
}

test('who exports it on each kernel', () => {
  expect(symbolFacts('f', [none, has])).toEqual({
    symbol: 'f',
    kernels: [{ name: 'old', arch: 'x86_64' }, { name: 'new', arch: 'x86_64', export: row }],
    hasTree: false,
    exports: [],
    uses: [],
  });
});

test('a use that is the same on several kernels is one, and the lines of headers are left out where they differ', () => {
  const on = (line: number) =>
    [linked({ uses: [use('g'), use('f', { origin: 'inline', via: ['own() (own.h:3)', `get() (linux/f.h:${line})`] })] })];
  expect(facts(on(12), on(15)).uses).toEqual([{
    module: 'aa', file: 'aa.c', line: 30, kernels: ['old', 'new'], origin: 'inline', certainty: 'certain',
    via: ['own() (own.h:3)', 'get() (linux/f.h)'],
  }]);
});

test('uses that differ in more are apart, by file and line', () => {
  const uses = facts(
    [linked({ uses: [use('f', { span: at('z.c', 1) })] }), linked({ name: 'bb', uses: [use('f')] })],
    [linked({ uses: [use('f', { span: at('z.c', 1), certainty: 'possible' })] }), linked({ name: 'ab', uses: [use('f')] })],
  ).uses;
  expect(uses.map(({ module, file, kernels }) => [module, file, ...kernels])).toEqual([
    ['ab', 'aa.c', 'new'],
    ['bb', 'aa.c', 'old'],
    ['aa', 'z.c', 'old'],
    ['aa', 'z.c', 'new'],
  ]);
});

test('an export of the tree', () => {
  const modules = [linked({ exports: [exported('g'), exported('f', { gplOnly: true, namespace: 'NS' })] })];
  expect(facts(modules, modules).exports).toEqual([
    { module: 'aa', file: 'aa.c', line: 20, kernels: ['old', 'new'], gplOnly: true, namespace: 'NS' },
  ]);
});
