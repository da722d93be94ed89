import { exportCollision } from '../../rules/export-collision';
import type { LinkedModule } from '../../src/model';
import { built, check, definition, exported, exporter, kernel, provider, use } from './tree';

describe('export-collision', () => {
  const aa = exporter('aa', { exports: [exported('f', { definition: definition('f') })] });
  const bb: LinkedModule = { ...aa, name: 'bb' };
  const inTree = kernel({
    exports: new Map([
      ['f', { module: 'drivers/x/core', gplOnly: false }],
      ['g', { module: 'drivers/x/x-usb', gplOnly: false }],
    ]),
  });

  test('is said of the second module', () => {
    expect(check(exportCollision, [aa, bb])).toMatchObject([{ module: 'bb', severity: 'warning' }]);
  });

  test('is none between modules that the loader takes for one', () => {
    expect(check(exportCollision, [{ ...aa, name: 'a-b' }, { ...bb, name: 'a_b' }])).toEqual([]);
  });

  test('is none of what is not exported for certain', () => {
    const exports = [exported('f', { certainty: 'possible', definition: definition('f') })];
    expect(check(exportCollision, [aa, { ...bb, exports }])).toEqual([]);
    expect(check(exportCollision, [aa, { ...bb, certainty: 'possible' }])).toEqual([]);
    expect(check(exportCollision, [aa, { ...bb, exports: [exported('f')] }])).toEqual([]);
  });

  test('is one with an in-tree module, unless it or one beside it is replaced', () => {
    expect(check(exportCollision, [aa], inTree)).toMatchObject([{ severity: 'warning' }]);
    expect(check(exportCollision, [{ ...aa, name: 'core' }], inTree)).toEqual([]);
    expect(check(exportCollision, [aa, exporter('x_usb')], inTree)).toEqual([]);
  });

  test('is an error where the module needs that in-tree module', () => {
    const uses = [use('g', { provider: provider({ kind: 'in-tree', name: 'drivers/x/core' }) })];
    expect(check(exportCollision, [{ ...aa, uses }], inTree)).toMatchObject([{ severity: 'error' }]);
  });

  test('is none of a module that may not be built at all', () => {
    const assumed = { ...aa, build: built({ isRunAssumed: true }) };
    expect(check(exportCollision, [assumed, exporter('cc')], inTree)).toEqual([]);
    expect(check(exportCollision, [assumed], inTree)).toHaveLength(1);
  });
});
