import type { Change, Fix } from '../../src/diagnostic';
import { fixTree, type FixedTree, type FixInput } from '../../src/fix/fixTree';
import { lint } from '../../src/lint';
import type { Kernel, LinkedModule, LinkedTree } from '../../src/model';
import { moduleRule, type Rule } from '../../src/rule';
import { treeOf } from '../kbuild/tree';
import { makeKernel } from '../kernel/kernel';

const OLD = makeKernel({ name: 'old' });
const NEW = makeKernel({ name: 'new' });

/** A rule that has a fix for each export. */
function ofExports(
  changes: (fact: LinkedModule['exports'][number]) => Change[],
  rest: Partial<Fix> = {},
  on?: string,
  id = 'sample',
): Rule {
  return moduleRule({ id, summary: '', severity: 'error' }, (module: LinkedModule, { kernel }: LinkedTree) =>
    module.exports
      .filter(() => on === undefined || kernel.name === on)
      .map((fact) => ({
        message: `exports '${fact.symbol}'`,
        span: fact.span,
        fix: { title: 'x', safety: 'safe', changes: changes(fact), ...rest },
      })),
  );
}

const removal = ofExports(({ span }) => [{ kind: 'removeStatement', span }]);

function fixed(
  rules: Rule[],
  text: string,
  rest: Partial<FixInput> = {},
  files: Record<string, string> = { Kbuild: 'obj-m := m.o\n' },
  kernels: Kernel[] = [OLD, NEW],
): Promise<FixedTree> {
  const all = { ...files, 'm.c': text };
  const settings = { kernels, rules };
  return fixTree(lint, {
    tree: treeOf(all), files: Object.keys(all), kernels, extraExports: new Map(), isReported: () => true,
    settingsOf: () => settings,
    safety: 'safe', canWrite: () => true, ...rest,
  });
}

test('what is fixed is gone from the report, and is an edit of the text', async () => {
  const { report, fixed: count, files } = await fixed([removal], 'EXPORT_SYMBOL(f);\nint a;\n');
  expect([report.diagnostics, count]).toEqual([[], 1]);
  expect(files).toEqual([{ file: 'm.c', edits: [{ start: 0, end: 18, text: '' }] }]);
});

test.each([
  ['an unsafe fix that is not asked for', [ofExports(({ span }) => [{ kind: 'removeStatement', span }], { safety: 'unsafe' })], {}],
  ['a file that cannot be written', [removal], { canWrite: () => false }],
  ['a file out of scope', [removal], { files: ['Kbuild'] }],
  ['a fix that cannot be made', [ofExports(({ span }) => [{ kind: 'dropSpecifier', definition: span, word: 'static' }])], {}],
])('%s is not made', async (_, rules, rest) => {
  const { report, fixed: count, files } = await fixed(rules as Rule[], 'EXPORT_SYMBOL(f);\n', rest);
  expect([report.diagnostics.length, count, files]).toEqual([1, 0, []]);
});

test('what only one kernel has against a statement does not take it from the other', async () => {
  const onNew = ofExports(({ span }) => [{ kind: 'removeStatement', span }], {}, 'new');
  expect((await fixed([onNew], 'EXPORT_SYMBOL(f);\n')).files).toEqual([]);
  expect((await fixed([onNew], 'EXPORT_SYMBOL(f);\n', {}, undefined, [NEW])).files).toHaveLength(1);
});

test('a fix that does not help is made once, and does not count', async () => {
  const adds = ofExports(({ span }) => [{ kind: 'addStatement', beside: span, text: 'int a;' }]);
  const { fixed: count, files } = await fixed([adds], 'EXPORT_SYMBOL(f);\n');
  expect(count).toBe(0);
  expect(files[0]!.edits).toEqual([{ start: 17, end: 17, text: '\nint a;' }]);
});

test('of two fixes in one place the first is made, and the second where it still has something to do', async () => {
  const first = ofExports(({ span }) => [{ kind: 'replace', span, text: 'g' }], {}, undefined, 'a');
  const second = ofExports(({ span, symbol }) => (symbol === 'g' ? [{ kind: 'removeStatement', span }] : []));
  const { fixed: count, files } = await fixed([first, second], 'EXPORT_SYMBOL(f);\nint b;\n');
  expect(files).toEqual([{ file: 'm.c', edits: [{ start: 0, end: 18, text: '' }] }]);
  expect(count).toBe(2);
});

test('a fix says where it changes what', async () => {
  const { report } = await fixed([removal], 'int a;\nEXPORT_SYMBOL(f);\n', { canWrite: () => false });
  expect(report.diagnostics[0]!.fix!.edits).toEqual([
    { file: 'm.c', line: 2, column: 1, endLine: 3, endColumn: 1, text: '' },
  ]);
});
