import { dependencyCycle } from '../../rules/dependency-cycle';
import { exportCollision } from '../../rules/export-collision';
import { missingExtraSymbols } from '../../rules/missing-extra-symbols';
import { proprietaryProvider } from '../../rules/proprietary-provider';
import type { LinkedModule, Use } from '../../src/model';
import { at, built, check, definition, exported, kernel, linked, provider, use } from './tree';

const of = (name: string, rest: Partial<Use> = {}): Use =>
  use(`${name}_f`, { provider: provider({ kind: 'sibling', name }), ...rest });
const named = (name: string, rest: Partial<LinkedModule> = {}): LinkedModule =>
  linked({ name, exports: [exported(`${name}_f`, { definition: definition(`${name}_f`) })], ...rest });
const inRun = (name: string, run: string, rest: Partial<LinkedModule> = {}): LinkedModule =>
  named(name, { run, build: built({ name, run }), ...rest });

describe('dependency-cycle', () => {
  const messages = (...modules: LinkedModule[]) => check(dependencyCycle, modules).map(({ message }) => message);

  test('is said once, at its first module, by the shortest way', () => {
    const aa = named('aa', { uses: [of('bb'), of('cc')] });
    const bb = named('bb', { uses: [of('cc')] });
    const cc = named('cc', { uses: [of('aa')] });
    expect(messages(aa, bb, cc)).toEqual(["modules depend on each other: 'aa' -> 'cc' -> 'aa'"]);
  });

  test('is none where a use is only possible or has another provider, but counts a weak one', () => {
    const bb = named('bb', { uses: [of('aa')] });
    expect(messages(named('aa', { uses: [of('bb', { certainty: 'possible' })] }), bb)).toEqual([]);
    expect(messages(named('aa', { uses: [of('bb', { weak: true })] }), bb)).toHaveLength(1);
    const aa = named('aa', { uses: [of('bb')] });
    const cc = named('cc', { exports: [exported('bb_f')] });
    expect(messages(aa, bb)).toHaveLength(1);
    expect(messages(aa, bb, cc)).toEqual([]);
    const row = { module: 'vmlinux', gplOnly: false };
    expect(check(dependencyCycle, [aa, bb], kernel({ exports: new Map([['bb_f', row]]) }))).toEqual([]);
  });
});

describe('proprietary-provider', () => {
  const gplOnly = use('put_device', { provider: provider({ gplOnly: true }) });
  const core = named('core', { gplCompatible: false });
  const panel = named('panel', { uses: [gplOnly, of('core')] });
  const on = (major: number, minor: number) => kernel({ version: { major, minor, patch: 0 } });

  test('needs both uses, for certain', () => {
    expect(check(proprietaryProvider, [core, panel])).toMatchObject([{ severity: 'error', symbol: 'core_f' }]);
    for (const uses of [[gplOnly], [of('core')], [{ ...gplOnly, certainty: 'possible' as const }, of('core')]]) {
      expect(check(proprietaryProvider, [core, { ...panel, uses }])).toEqual([]);
    }
  });

  test('is the loader of 5.9 and later', () => {
    expect(check(proprietaryProvider, [core, panel], on(5, 8))).toEqual([]);
    expect(check(proprietaryProvider, [core, panel], on(5, 9))).toHaveLength(1);
  });

  test('is handed on by modules that are loaded, not by those that are refused', () => {
    const tainted = named('shim', { uses: [of('core')] });
    const refused = named('shim', { uses: [of('core'), gplOnly] });
    const user = named('panel', { uses: [gplOnly, of('shim')] });
    expect(check(proprietaryProvider, [core, tainted, user]).map(({ module: name }) => name)).toEqual(['panel']);
    expect(check(proprietaryProvider, [core, refused, user]).map(({ module: name }) => name)).toEqual(['shim']);
  });

  test('ends where modules need each other', () => {
    const aa = named('aa', { uses: [of('bb'), gplOnly] });
    expect(check(proprietaryProvider, [aa, named('bb', { uses: [of('aa')] })])).toEqual([]);
  });

  test('leaves a module that is proprietary itself, or whose licence is unknown, to others', () => {
    for (const gplCompatible of [false, undefined]) {
      expect(check(proprietaryProvider, [core, { ...panel, gplCompatible }])).toEqual([]);
    }
  });
});

describe('export-collision', () => {
  const aa = named('aa', { exports: [exported('f', { definition: definition('f') })] });
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
    expect(check(exportCollision, [aa, named('x_usb')], inTree)).toEqual([]);
  });

  test('is an error where the module needs that in-tree module', () => {
    const uses = [use('g', { provider: provider({ kind: 'in-tree', name: 'drivers/x/core' }) })];
    expect(check(exportCollision, [{ ...aa, uses }], inTree)).toMatchObject([{ severity: 'error' }]);
  });

  test('is none of a module that may not be built at all', () => {
    const assumed = { ...aa, build: built({ isRunAssumed: true }) };
    expect(check(exportCollision, [assumed, named('cc')], inTree)).toEqual([]);
    expect(check(exportCollision, [assumed], inTree)).toHaveLength(1);
  });
});

describe('missing-extra-symbols', () => {
  const bus = inRun('bus', 'bus');
  const meter = inRun('meter', 'meter', { uses: [of('bus')] });
  const built2 = (rest: object) => ({ ...meter, build: { ...meter.build, ...rest } });

  test('is an error between runs', () => {
    expect(check(missingExtraSymbols, [bus, meter])).toMatchObject([
      { severity: 'error', symbol: 'bus_f', span: at('aa.c', 30) },
    ]);
  });

  test('is silent where the symbols are seen', () => {
    expect(check(missingExtraSymbols, [bus, built2({ extraSymbols: ['bus/Module.symvers'] })])).toEqual([]);
    expect(check(missingExtraSymbols, [bus, built2({ extraSymbols: ['lamp/Module.symvers'] })])).toHaveLength(1);
    expect(check(missingExtraSymbols, [{ ...bus, run: 'meter' }, meter])).toEqual([]);
    const also = { ...meter, uses: [of('bus', { provider: provider({ kind: 'sibling', isAlsoExtra: true }) })] };
    expect(check(missingExtraSymbols, [bus, also])).toEqual([]);
  });

  test('is silent of a run that nobody is seen to call', () => {
    expect(check(missingExtraSymbols, [bus, built2({ isRunAssumed: true })])).toEqual([]);
    expect(check(missingExtraSymbols, [{ ...bus, build: built({ isRunAssumed: true }) }, meter])).toEqual([]);
  });
});
