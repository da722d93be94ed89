import { missingLicense } from '../../rules/missing-license';
import { LACKS_HEADER, LACKS_OBJECT, at, check, linked, tag } from './tree';

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
