import { exportUses } from '../../src/findings/exportUses';
import type { KernelModules } from '../../src/model';
import { placer } from '../../src/findings/place';
import { treeOf } from '../kbuild/tree';
import { at, kernel, linked, provider, use } from '../rules/tree';

const place = placer(treeOf({ 'aa.c': 'one\ntwo\nthree\n', 'bb.c': 'one\n' }));
const tree = (name: string, ...modules: KernelModules['modules']): KernelModules => ({ kernel: kernel({ name }), modules });

test('a use is known by its line and module, with the kernels that it is for', () => {
  const first = linked({ uses: [use('f', { span: at('aa.c', 5), provider: provider() })] });
  const later = linked({ uses: [use('f', { span: at('aa.c', 5) }), use('g', { span: at('aa.c', 1) })] });
  expect([...exportUses([tree('old', first), tree('new', later)], place)]).toEqual([
    ['f', [{ module: 'aa', file: 'aa.c', line: 2, kernels: ['old', 'new'] }]],
    ['g', [{ module: 'aa', file: 'aa.c', line: 1, kernels: ['new'] }]],
  ]);
});

test('uses come by file and line', () => {
  const using = (name: string, file: string, start: number) =>
    linked({ name, uses: [use('f', { span: at(file, start) })] });
  const uses = exportUses([tree('k', using('bb', 'bb.c', 0), using('cc', 'aa.c', 9), using('aa', 'aa.c', 5))], place);
  expect(uses.get('f')?.map(({ module, file, line }) => [module, file, line])).toEqual([
    ['aa', 'aa.c', 2],
    ['cc', 'aa.c', 3],
    ['bb', 'bb.c', 1],
  ]);
});

test("what a sibling provides is no export of the kernel's", () => {
  const module = linked({ uses: [use('f', { provider: provider({ kind: 'sibling' }) })] });
  expect(exportUses([tree('k', module)], place).size).toBe(0);
});
