import { gplOnlySymbol } from '../../rules/gpl-only-symbol';
import { at, check, linked, provider, tag, use } from './tree';

describe('gpl-only-symbol', () => {
  const gplOnly = provider({ gplOnly: true });
  const proprietary = { tags: [tag('license', 'Proprietary')], gplCompatible: false };

  test('names the licence and points at it', () => {
    const found = check(gplOnlySymbol, [linked({ ...proprietary, uses: [use('f', { provider: gplOnly })] })]);
    expect(found).toMatchObject([
      {
        severity: 'error',
        symbol: 'f',
        message: `GPL-incompatible module 'aa' ("Proprietary") uses GPL-only symbol 'f'`,
        span: at('aa.c', 30),
        related: [{ span: at('aa.c', 40), message: 'licence "Proprietary"' }],
      },
    ]);
  });

  test("points at a sibling's export", () => {
    const sibling = provider({ kind: 'sibling', name: 'bb', gplOnly: true, span: at('bb.c', 7) });
    const [finding] = check(gplOnlySymbol, [linked({ ...proprietary, uses: [use('f', { provider: sibling })] })]);
    expect(finding?.related[1]).toEqual({ span: at('bb.c', 7), message: "'f' is exported here, by module 'bb'" });
  });

  test('hands over how a use comes about that is not in the text', () => {
    const via = ['class_create() (linux/device.h:12)'];
    const [finding] = check(gplOnlySymbol, [
      linked({ ...proprietary, uses: [use('__class_create', { provider: gplOnly, via })] }),
    ]);
    expect(finding?.via).toEqual(via);
  });

  test('says why a use is only possible, in a warning', () => {
    const possible = use('f', { provider: gplOnly, certainty: 'possible', reason: 'X is unknown' });
    expect(check(gplOnlySymbol, [linked({ ...proprietary, uses: [possible] })])).toMatchObject([
      { severity: 'warning', certainty: 'possible', message: expect.stringContaining('(possibly: X is unknown)') },
    ]);
  });

  test.each([true, undefined])('is silent where gplCompatible is %s', (gplCompatible) => {
    expect(check(gplOnlySymbol, [linked({ gplCompatible, uses: [use('f', { provider: gplOnly })] })])).toEqual([]);
  });

  test('is silent on what is not GPL-only', () => {
    const uses = [use('f', { provider: provider() }), use('nobody')];
    expect(check(gplOnlySymbol, [linked({ ...proprietary, uses })])).toEqual([]);
  });
});
