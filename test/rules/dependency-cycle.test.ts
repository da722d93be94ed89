import { dependencyCycle } from '../../rules/dependency-cycle';
import type { LinkedModule } from '../../src/model';
import { check, exported, exporter, kernel, useOf } from './tree';

describe('dependency-cycle', () => {
  const messages = (...modules: LinkedModule[]) => check(dependencyCycle, modules).map(({ message }) => message);

  test('is said once, at its first module, by the shortest way', () => {
    const aa = exporter('aa', { uses: [useOf('bb'), useOf('cc')] });
    const bb = exporter('bb', { uses: [useOf('cc')] });
    const cc = exporter('cc', { uses: [useOf('aa')] });
    expect(messages(aa, bb, cc)).toEqual(["modules depend on each other: 'aa' -> 'cc' -> 'aa'"]);
  });

  test('is none where a use is only possible or has another provider, but counts a weak one', () => {
    const bb = exporter('bb', { uses: [useOf('aa')] });
    expect(messages(exporter('aa', { uses: [useOf('bb', { certainty: 'possible' })] }), bb)).toEqual([]);
    expect(messages(exporter('aa', { uses: [useOf('bb', { weak: true })] }), bb)).toHaveLength(1);
    const aa = exporter('aa', { uses: [useOf('bb')] });
    const cc = exporter('cc', { exports: [exported('bb_f')] });
    expect(messages(aa, bb)).toHaveLength(1);
    expect(messages(aa, bb, cc)).toEqual([]);
    const row = { module: 'vmlinux', gplOnly: false };
    expect(check(dependencyCycle, [aa, bb], kernel({ exports: new Map([['bb_f', row]]) }))).toEqual([]);
  });
});
