import { missingExtraSymbols } from '../../rules/missing-extra-symbols';
import type { LinkedModule } from '../../src/model';
import { at, built, check, exporter, provider, useOf } from './tree';

const inRun = (name: string, run: string, rest: Partial<LinkedModule> = {}): LinkedModule =>
  exporter(name, { run, build: built({ name, run }), ...rest });

describe('missing-extra-symbols', () => {
  const bus = inRun('bus', 'bus');
  const meter = inRun('meter', 'meter', { uses: [useOf('bus')] });
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
    const also = { ...meter, uses: [useOf('bus', { provider: provider({ kind: 'sibling', isAlsoExtra: true }) })] };
    expect(check(missingExtraSymbols, [bus, also])).toEqual([]);
  });

  test('is silent of a run that nobody is seen to call', () => {
    expect(check(missingExtraSymbols, [bus, built2({ isRunAssumed: true })])).toEqual([]);
    expect(check(missingExtraSymbols, [{ ...bus, build: built({ isRunAssumed: true }) }, meter])).toEqual([]);
  });
});
