import { kbuildNameClash } from '../../rules/kbuild-name-clash';
import type { BuildObject, Kernel, ObjectSource } from '../../src/model';
import { at, built, check, kernel, linked } from './tree';

const named = (name: string, directory = '.', rest: Parameters<typeof linked>[0] = {}) =>
  linked({ name, directory, build: built({ name, directory }), ...rest });
const bits64 = kernel({ config: new Map([['CONFIG_64BIT', 'y']]) });
const found = (on: Kernel, ...modules: ReturnType<typeof named>[]) =>
  check(kbuildNameClash, modules, on).map(({ severity, module, message }) => `${severity} ${module}: ${message}`);

test('a name may have 55 characters, and 59 where a long is shorter', () => {
  expect(found(bits64, named('x'.repeat(55)))).toEqual([]);
  expect(found(bits64, named('x'.repeat(56)))).toHaveLength(1);
  expect(found(kernel(), named('x'.repeat(59)))).toEqual([]);
  expect(found(kernel(), named('x'.repeat(60)))).toHaveLength(1);
});

describe('modules of one name', () => {
  test('are an error of the build since 6.1', () => {
    expect(found(bits64, named('m', 'a'), named('m', 'b'))).toEqual([
      'error m: a/m.ko and b/m.ko cause a module name conflict',
    ]);
    const before = { ...bits64, version: { major: 5, minor: 10, patch: 0 } };
    expect(found(before, named('m', 'a'), named('m', 'b'))).toEqual([expect.stringMatching(/^warning /)]);
  });

  test('are alternatives where they are built in runs of their own, or a condition chooses', () => {
    expect(found(bits64, named('m', 'a'), named('m', 'b', { run: 'b' }))).toEqual([]);
    expect(found(bits64, named('m', 'a', { certainty: 'possible' }), named('m', 'b'))).toEqual([]);
    expect(found(bits64, named('m', 'a'), named('m', 'b', { certainty: 'possible' }))).toEqual([]);
  });
});

describe('an object', () => {
  const missing = { missing: 'no source file' };
  const object = (rest: Partial<Pick<BuildObject, 'name' | 'certainty'>>, source: ObjectSource): BuildObject => ({
    name: 'aa.o',
    flags: [],
    certainty: 'certain',
    span: at('Makefile', 30),
    ...rest,
    ...source,
  });
  const listing = (
    rest: Partial<Pick<BuildObject, 'name' | 'certainty'>>,
    isComposite = true,
    source: ObjectSource = { source: 'aa.c' },
  ) =>
    check(kbuildNameClash, [linked({ build: built({ isComposite, objects: [object(rest, source)] }) })]);

  test('of the name of the module is a fault in a list alone, and in the same directory', () => {
    expect(listing({})).toMatchObject([{ severity: 'error', span: at('Makefile', 30) }]);
    expect(listing({}, false)).toEqual([]);
    expect(listing({ name: 'core/aa.o' })).toEqual([]);
    expect(listing({ certainty: 'possible' })).toEqual([]);
  });

  test('without a source is one where nothing would make it', () => {
    expect(listing({ name: 'b.o' }, true, { ...missing, isAbsent: true })).toMatchObject([{ severity: 'error' }]);
    expect(listing({ name: 'b.o' }, true, missing)).toEqual([]);
  });
});
