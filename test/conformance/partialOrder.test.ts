const { compareOrder } = require('./partialOrder');
const { readDependencies } = require('./record/depmod');
export {}; // a module: its names are its own

const built = (path: string, ...needs: string[]) => ({
  path,
  needs: needs.map((need) => ({ kind: need.startsWith('kernel/') ? 'in-tree' : 'own', path: need })),
});
const graph = {
  modules: [built('b/user-x', 'core', 'kernel/usb-core'), built('core', 'base'), built('base'), built('z', 'unbuilt')],
  before: [{ path: 'kernel/usb-core' }],
  insmod: ['base', 'core', 'b/user-x', 'z'],
};
const real = (more: Record<string, string[]> = {}) =>
  new Map(
    Object.entries({ 'b/user-x': ['core', 'usb_core'], 'core': ['base'], 'base': [], 'z': [], ...more }).map(
      ([path, needs]) => [path, new Set(needs)],
    ),
  );

test('the same order, be it told directly or in the end, and with what is not built left aside', () => {
  expect(compareOrder(real(), graph)).toEqual({ differences: [], edges: 4 });
  expect(compareOrder(real({ 'b/user-x': ['core', 'base', 'usb_core'] }), graph).differences).toEqual([]);
  expect(compareOrder(real({ 'b/user-x': ['core', 'base'] }), graph, true).differences).toEqual([]);
});

test('what differs is named', () => {
  expect(compareOrder(real({ 'base': ['z'], 'core': [], 'gone': [] }), graph).differences).toEqual([
    'gone: no such module was said',
    'user_x: does not need base',
    'core: does not need base',
    'base: needs z',
    'base: is loaded before z',
  ]);
});

test('modules.dep is what depmod prints first', () => {
  const said = 'extra/b.ko: extra/a.ko\nextra/a.ko:\n# Aliases extracted from modules themselves.\nalias x:y b\n';
  expect(readDependencies(said)).toEqual(new Map([['extra/b', ['extra/a']], ['extra/a', []]]));
});
