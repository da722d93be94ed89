import { graphJson } from '../../../src/report/graph/graphJson';
import { jsonStyle } from '../sample';
import { graph } from './sample';

test('programs get all of it', () => {
  const { modules, ...rest } = JSON.parse(graphJson(graph, jsonStyle));
  expect(rest).toEqual({
    formatVersion: 1,
    tool: { name: 'kmodlint', version: '0.1.0' },
    root: '../x',
    kernel: '6.12-amd64',
    before: [
      { kind: 'extra', path: '/src/it"s', name: 'it"s' },
      { kind: 'in-tree', path: 'drivers/usb/core/usbcore', name: 'usbcore' },
    ],
    insmod: [
      'core', 'maybe', 'probes/core', 'probes/probe-a', 'probes/probe-b', 'probes/probe-c', 'ring/left', 'ring/right',
    ],
    rmmod: [
      'ring/right', 'ring/left', 'probes/probe-c', 'probes/probe-b', 'probes/probe-a', 'probes/core', 'maybe', 'core',
    ],
    cycles: [['ring/left', 'ring/right']],
  });
  expect(modules).toHaveLength(8);
  expect(modules[4]).toEqual({
    path: 'probes/probe-b',
    ko: '../x/probes/probe-b.ko',
    name: 'probe-b',
    certainty: 'certain',
    incomplete: [],
    loadable: true,
    needs: [{
      kind: 'own',
      path: 'core',
      certainty: 'certain',
      symbols: [{ symbol: 'f', certainty: 'certain' }, { symbol: 'g', certainty: 'certain' }],
    }],
  });
  expect(modules[6]).toMatchObject({ path: 'ring/left', loadable: false });
});
