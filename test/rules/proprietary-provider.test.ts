import { proprietaryProvider } from '../../rules/proprietary-provider';
import { check, exporter, kernel, provider, use, useOf } from './tree';

describe('proprietary-provider', () => {
  const gplOnly = use('put_device', { provider: provider({ gplOnly: true }) });
  const core = exporter('core', { gplCompatible: false });
  const panel = exporter('panel', { uses: [gplOnly, useOf('core')] });
  const on = (major: number, minor: number) => kernel({ version: { major, minor, patch: 0 } });

  test('needs both uses, for certain', () => {
    expect(check(proprietaryProvider, [core, panel])).toMatchObject([{ severity: 'error', symbol: 'core_f' }]);
    for (const uses of [[gplOnly], [useOf('core')], [{ ...gplOnly, certainty: 'possible' as const }, useOf('core')]]) {
      expect(check(proprietaryProvider, [core, { ...panel, uses }])).toEqual([]);
    }
  });

  test('is the loader of 5.9 and later', () => {
    expect(check(proprietaryProvider, [core, panel], on(5, 8))).toEqual([]);
    expect(check(proprietaryProvider, [core, panel], on(5, 9))).toHaveLength(1);
  });

  test('is handed on by modules that are loaded, not by those that are refused', () => {
    const tainted = exporter('shim', { uses: [useOf('core')] });
    const refused = exporter('shim', { uses: [useOf('core'), gplOnly] });
    const user = exporter('panel', { uses: [gplOnly, useOf('shim')] });
    expect(check(proprietaryProvider, [core, tainted, user]).map(({ module: name }) => name)).toEqual(['panel']);
    expect(check(proprietaryProvider, [core, refused, user]).map(({ module: name }) => name)).toEqual(['shim']);
  });

  test('ends where modules need each other', () => {
    const aa = exporter('aa', { uses: [useOf('bb'), gplOnly] });
    expect(check(proprietaryProvider, [aa, exporter('bb', { uses: [useOf('aa')] })])).toEqual([]);
  });

  test('leaves a module that is proprietary itself, or whose licence is unknown, to others', () => {
    for (const gplCompatible of [false, undefined]) {
      expect(check(proprietaryProvider, [core, { ...panel, gplCompatible }])).toEqual([]);
    }
  });
});
