import { missingNamespaceImport } from '../../rules/missing-namespace-import';
import { restrictedNamespace } from '../../rules/restricted-namespace';
import { unusedNamespaceImport } from '../../rules/unused-namespace-import';
import type { LinkedModule } from '../../src/model';
import { at, check, kernel, LACKS_OBJECT, linked, provider, tag, treeOn, use } from './tree';

const on = (major: number, minor: number) => kernel({ version: { major, minor, patch: 0 } });

describe('restricted-namespace', () => {
  const using = (namespace: string, ...tags: ReturnType<typeof tag>[]): LinkedModule =>
    linked({ tags, uses: [use('f', { provider: provider({ namespace }) })] });

  test.each([
    ['module:aa', true],
    ['module:bb,aa', true],
    ['module:a*', true],
    ['module:*', true],
    ['module:bb', false],
    ['module:a', false],
    ['module:bb, aa', false],
    ['module:*a', false],
    ['module:', false],
  ])('%s is for module aa: %s', (namespace, listed) => {
    expect(check(restrictedNamespace, [using(namespace)], on(7, 3))).toHaveLength(listed ? 0 : 1);
    expect(check(missingNamespaceImport, [using(namespace)], on(7, 3))).toEqual([]);
  });

  test('- and _ are distinct in such a list, which the help says where nothing else is wrong', () => {
    const help = (name: string) => check(restrictedNamespace, [{ ...using('module:a_b'), name }], on(7, 3))[0]?.help;
    expect(help('a-b')).toMatch(/modpost tells '-' from '_'$/);
    expect(help('a-c')).toMatch(/^use another interface/);
    expect(help('a_b')).toBeUndefined();
  });

  test('is any namespace up to 6.15, which even a listed module has to import', () => {
    expect(check(restrictedNamespace, [using('module:bb')], on(6, 15))).toEqual([]);
    expect(check(missingNamespaceImport, [using('module:aa')], on(6, 15))).toHaveLength(1);
    expect(check(missingNamespaceImport, [using('module:bb', tag('import_ns', 'module:bb'))], on(6, 15))).toEqual([]);
  });

  test('may not be imported, be it needed or not, and the fix takes the import away', () => {
    const found = check(restrictedNamespace, [using('module:aa', tag('import_ns', 'module:aa'))], on(6, 17));
    expect(found).toMatchObject([
      {
        severity: 'error',
        message: "explicitly importing namespace 'module:aa' is not allowed",
        fix: { safety: 'safe', changes: [{ kind: 'removeStatement', span: at('aa.c', 40) }] },
      },
    ]);
    expect(check(unusedNamespaceImport, [linked({ tags: [tag('import_ns', 'module:bb')] })], on(7, 3))).toEqual([]);
  });

  test('is a warning where the use is only possible, or the kernel allows missing imports', () => {
    const possible = linked({ uses: [use('f', { certainty: 'possible', provider: provider({ namespace: 'module:bb' }) })] });
    expect(check(restrictedNamespace, [possible], on(7, 3))).toMatchObject([{ severity: 'warning' }]);
    const config = new Map([['CONFIG_MODULE_ALLOW_MISSING_NAMESPACE_IMPORTS', 'y']]);
    expect(check(restrictedNamespace, [using('module:bb')], { ...on(7, 3), config })).toMatchObject([
      { severity: 'warning', certainty: 'certain' },
    ]);
  });
});

describe('unused-namespace-import', () => {
  const importing = (namespace: string | undefined, rest: Partial<LinkedModule> = {}): LinkedModule =>
    linked({ tags: [tag('import_ns', namespace)], ...rest });
  const user = use('f', { provider: provider({ namespace: 'NS' }) });

  test('is silent where a symbol may be used, on whichever kernel', () => {
    expect(check(unusedNamespaceImport, [importing('NS')])).toHaveLength(1);
    expect(check(unusedNamespaceImport, [importing('NS', { uses: [{ ...user, certainty: 'possible' }] })])).toEqual([]);
    const trees = [
      treeOn(on(5, 10), [importing('NS')]),
      treeOn(on(6, 12), [importing('NS', { uses: [user] })]),
    ];
    expect(unusedNamespaceImport.scope === 'kernels' && [...unusedNamespaceImport.check(trees)]).toEqual([]);
  });

  test('is silent where the import is shared with a module that needs it', () => {
    const other = importing('NS', { name: 'bb', uses: [user] });
    expect(check(unusedNamespaceImport, [importing('NS'), other])).toEqual([]);
  });

  test('is silent where something is unknown', () => {
    expect(check(unusedNamespaceImport, [importing(undefined)])).toEqual([]);
    expect(check(unusedNamespaceImport, [importing('NS', LACKS_OBJECT)])).toEqual([]);
    const possible = linked({ tags: [tag('import_ns', 'NS', { certainty: 'possible' })] });
    expect(check(unusedNamespaceImport, [possible])).toEqual([]);
  });

  test('leaves quotes that are too early to namespace-form', () => {
    expect(check(unusedNamespaceImport, [importing('"NS"')])).toEqual([]);
  });

  test('says what a second import in a file is, but not one that two objects include', () => {
    const twice = [tag('import_ns', 'NS'), tag('import_ns', 'NS', { span: at('aa.c', 60) })];
    expect(check(unusedNamespaceImport, [linked({ tags: twice, uses: [user] })])).toMatchObject([
      { message: "module 'aa' imports namespace 'NS' twice", span: at('aa.c', 60) },
    ]);
    const included = [tag('import_ns', 'NS'), tag('import_ns', 'NS')];
    expect(check(unusedNamespaceImport, [linked({ tags: included, uses: [user] })])).toEqual([]);
  });
});
