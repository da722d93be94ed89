import { moduleGraph } from '../../src/graph/readGraph';
import type { LinkedModule, Provider, Use } from '../../src/model';
import { exported, kernel, linked, provider, treeOn, use } from '../rules/tree';
import { paths } from './modules';

const named = (name: string, rest: Partial<LinkedModule> = {}): LinkedModule => linked({ name, ...rest });
const from = (name: string, symbol: string, rest: Partial<Use> = {}, more: Partial<Provider> = {}): Use =>
  use(symbol, { provider: provider({ kind: 'sibling', name, ...more }), ...rest });
const graphOf = (modules: LinkedModule[], isAsked: (module: LinkedModule) => boolean = () => true) =>
  moduleGraph(treeOn(kernel(), modules), isAsked);

const core = named('core', { directory: 'drivers', exports: [exported('core_get'), exported('core_put')] });

test('who uses what of whom', () => {
  const user = named('user', {
    uses: [
      from('core', 'core_put', { certainty: 'possible' }),
      from('core', 'core_get'),
      use('usb_register', { provider: provider({ kind: 'in-tree', name: 'drivers/usb/core/usbcore' }) }),
      use('other', { provider: provider({ kind: 'extra', name: '/src/other' }) }),
      use('kfree', { provider: provider() }),
      use('nobody'),
    ],
  });
  const graph = graphOf([user, core]);
  expect(graph).toMatchObject({ kernel: '6.12-amd64', cycles: [], blocked: [] });
  expect(paths(graph.modules)).toEqual(['drivers/core', 'user']);
  expect(graph.before).toEqual([
    { kind: 'extra', path: '/src/other', name: 'other', certainty: 'certain', incomplete: [] },
    {
      kind: 'in-tree', path: 'drivers/usb/core/usbcore', name: 'usbcore', certainty: 'certain', incomplete: [],
    },
  ]);
  expect(paths(graph.order)).toEqual(['drivers/core', 'user']);
  expect(graph.dependencies.map((each) => [each.user.path, each.provider.path, each.certainty])).toEqual([
    ['user', '/src/other', 'certain'],
    ['user', 'drivers/core', 'certain'],
    ['user', 'drivers/usb/core/usbcore', 'certain'],
  ]);
  expect(graph.dependencies[1]!.symbols).toEqual([
    { symbol: 'core_get', certainty: 'certain' },
    { symbol: 'core_put', certainty: 'possible' },
  ]);
});

test('what may not be exported is possibly needed', () => {
  const user = named('user', { uses: [from('core', 'core_get', {}, { certainty: 'possible' })] });
  expect(graphOf([user, core]).dependencies[0]!.certainty).toBe('possible');
});

test('what the modules asked for need is in the graph as well, and nothing else', () => {
  const middle = named('middle', { uses: [from('core', 'core_get')], exports: [exported('middle_get')] });
  const user = named('user', { uses: [from('middle', 'middle_get')] });
  const graph = graphOf([core, middle, user, named('alone')], ({ name }) => name === 'user');
  expect(paths(graph.order)).toEqual(['drivers/core', 'middle', 'user']);
});

test('of modules of one name that of the same run provides', () => {
  const twin = (directory: string): LinkedModule => named('core', { directory, run: directory, exports: core.exports });
  const user = named('user', { run: 'new', uses: [from('core', 'core_get')] });
  expect(paths(graphOf([twin('old'), twin('new'), user], ({ name }) => name === 'user').order)).toEqual(['new/core', 'user']);
});

test('a sibling without the export that it was named for needs nobody', () => {
  expect(graphOf([named('user', { uses: [from('gone', 'f')] })]).dependencies).toEqual([]);
});
