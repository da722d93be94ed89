import { unusedNamespaceImport } from '../../rules/unused-namespace-import';
import type { LinkedModule } from '../../src/model';
import { LACKS_OBJECT, at, check, kernel, linked, provider, tag, treeOn, use } from './tree';

const on = (major: number, minor: number) => kernel({ version: { major, minor, patch: 0 } });

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
