import { gplOnlySymbol } from '../../rules/gpl-only-symbol';
import { missingLicense } from '../../rules/missing-license';
import { LACKS_HEADER, LACKS_OBJECT, at, check, linked, provider, tag, use } from './tree';

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

describe('missing-license', () => {
  test.each([
    ['.', '.', 'aa', 'aa.o'],
    ['sub', '.', 'aa', 'sub/aa.o'],
    ['drivers/sub', 'drivers', 'aa', 'sub/aa.o'],
    ['drivers', 'drivers', 'aa', 'aa.o'],
  ])('in %s, made in %s: %s is %s', (directory, run, name, path) => {
    const bare = linked({ name, directory, run, tags: [tag('description', 'x')], gplCompatible: undefined });
    expect(check(missingLicense, [bare])).toMatchObject([
      { severity: 'error', message: `missing MODULE_LICENSE() in ${path}`, span: at('aa.c', 0) },
    ]);
  });

  test('is only possible in a module that lacks a header, unless conditions leave a licence out', () => {
    expect(check(missingLicense, [linked({ tags: [], ...LACKS_HEADER })])).toMatchObject([
      {
        severity: 'warning',
        message: 'missing MODULE_LICENSE() in aa.o (possibly: gen.h is not there (included by aa.c))',
      },
    ]);
    for (const name of ['MODULE_LICENSE', 'MODULE_INFO']) {
      expect(check(missingLicense, [linked({ tags: [], ...LACKS_HEADER, leftOut: [name] })])).toEqual([]);
    }
  });

  test('is silent in a module that lacks an object, and on any licence, known or not', () => {
    expect(check(missingLicense, [linked({ tags: [], ...LACKS_OBJECT })])).toEqual([]);
    expect(check(missingLicense, [linked({ tags: [tag('license', '')] })])).toEqual([]);
    expect(check(missingLicense, [linked({ tags: [tag('license', undefined)] })])).toEqual([]);
  });
});
