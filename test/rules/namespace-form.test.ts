import type { NamespaceForm } from '../../src/model';
import { namespaceForm } from '../../rules/namespace-form';
import { at, kernel, linked, provider, treeOn, use } from './tree';

const written = (rest: Partial<NamespaceForm> = {}): NamespaceForm => ({
  macro: 'MODULE_IMPORT_NS',
  form: 'bare',
  namespace: 'NS',
  isWritten: true,
  certainty: 'certain',
  span: at('aa.c', 5),
  ...rest,
});

/** What is said on kernels of these versions, as `6.1 error`. */
function said(form: NamespaceForm, ...versions: string[]) {
  const trees = versions.map((name) => {
    const [major, minor, patch] = name.split('.').map(Number);
    const uses = [use('f', { provider: provider({ namespace: 'NS' }) })];
    const version = { major: major!, minor: minor!, patch: patch ?? 0 };
    return treeOn(kernel({ name, version }), [linked({ namespaceForms: [form], uses })]);
  });
  return [...namespaceForm.check(trees)];
}
const words = (...of: Parameters<typeof said>): string[] => said(...of).map((each) => `${each.kernel} ${each.severity}`);

const ALL = ['5.10', '6.1', '6.12.50', '6.12.115', '6.13', '7.3'];
const [BEFORE, AFTER] = [['5.10', '6.1', '6.12.50', '6.12.115'], ['6.13', '7.3']];
const error = (name: string): string => `${name} error`;

test('a word is for kernels before 6.13, a string for those from then on', () => {
  expect(words(written(), ...ALL)).toEqual(AFTER.map(error));
  expect(words(written({ form: 'quoted' }), ...ALL)).toEqual(BEFORE.map(error));
});

test('a default namespace has the form that the headers of the kernel take, whatever that of an import is', () => {
  const on = kernel({ namespaces: { macros: 'bare', byDefault: 'quoted' } });
  const count = (form: NamespaceForm): number =>
    [...namespaceForm.check([treeOn(on, [linked({ namespaceForms: [form] })])])].length;
  const macro = 'DEFAULT_SYMBOL_NAMESPACE';
  expect(count(written({ macro }))).toBe(1);
  expect(count(written({ macro, form: 'quoted' }))).toBe(0);
  expect(count(written())).toBe(0);
  expect(count(written({ form: 'quoted' }))).toBe(1);
});

test('what a macro stands for is not known where the macro is not expanded', () => {
  expect(words(written({ form: 'quoted', isWritten: false }), '5.10', '6.1')).toEqual(['6.1 error']);
});

test('an import in vain of what nobody needs is a warning', () => {
  expect(words(written({ form: 'quoted', namespace: 'OTHER' }), '6.1')).toEqual(['6.1 warning']);
});

test('the help says whether one form does for all kernels', () => {
  expect(said(written(), '6.13', '7.3')[0]?.help).toBe('write "NS"');
  expect(said(written(), '6.1', '7.3')[0]?.help).toBe(
    'write "NS" for kernels from 6.13 on and NS before, by LINUX_VERSION_CODE',
  );
});

test('the fix is for what is written, and a default only where one form does', () => {
  expect(said(written(), '7.3')[0]?.fix?.changes).toEqual([
    { kind: 'spellNamespace', span: at('aa.c', 5), namespace: 'NS' },
  ]);
  expect(said(written({ isWritten: false }), '7.3')[0]?.fix).toBeUndefined();
  const late = written({ macro: 'DEFAULT_SYMBOL_NAMESPACE' });
  expect(said(late, '7.3')[0]?.fix?.changes).toEqual([{ kind: 'replace', span: at('aa.c', 5), text: '"NS"' }]);
  expect(said(late, '6.1', '7.3')[0]?.fix).toBeUndefined();
});
