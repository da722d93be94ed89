import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';

const { compareOneVariant } = require('./jobs');
const { SUITES, tablesOf } = require('./tables');
const { Tally } = require('./tally');
const { compareVariant, readVariants } = require('./variants');

const error = (rest: object) => ({ severity: 'error', certainty: 'certain', ...rest });
const built = new Set(['aa', 'bb']);
const none = { missing: [], extra: [] };

test('modpost of 7.3 is agreed with by the same set of findings', () => {
  const messages =
    "ERROR: modpost: sub/aa.ko: symbol 'gone' undefined! | WARNING: modpost: bb.ko: missing MODULE_DESCRIPTION() | " +
    "ERROR: modpost: aa.ko: module uses symbol 'fn' from namespace 'module:cc', but does not import it. | " +
    "ERROR: modpost: aa.ko: explicitly importing namespace 'module:dd' is not allowed.";
  const findings = [
    error({ rule: 'unresolved-extern', module: 'aa', symbol: 'gone' }),
    { rule: 'missing-description', severity: 'warning', module: 'bb' },
    error({ rule: 'restricted-namespace', module: 'aa', symbol: 'fn', namespace: 'module:cc' }),
    error({ rule: 'restricted-namespace', module: 'aa', namespace: 'module:dd' }),
  ];
  const row = { stage: 'modpost', messages, modules: 'all' };
  expect(compareVariant(row, built, findings)).toEqual(none);
  expect(compareVariant(row, built, findings.slice(1)).missing).toEqual(['unresolved-extern aa gone']);
  const other = error({ rule: 'missing-license', module: 'bb' });
  expect(compareVariant(row, built, [...findings, other]).extra).toEqual(['missing-license bb']);
});

test('what builds has no error', () => {
  const said = error({ rule: 'undeclared-function', module: 'aa', symbol: 'fn' });
  const row = { stage: 'ok', messages: '', modules: 'all' };
  expect(compareVariant(row, built, [])).toEqual(none);
  expect(compareVariant(row, built, [said]).extra).toEqual(['undeclared-function aa fn']);
});

test('what does not compile has some error', () => {
  const row = { stage: 'compile', messages: '', modules: 'all' };
  expect(compareVariant(row, built, [error({ rule: 'namespace-form', module: 'aa' })])).toEqual(none);
  expect(compareVariant(row, built, [error({ rule: 'missing-license', module: 'other' })]).missing).toHaveLength(1);
  expect(compareVariant(row, built, [{ rule: 'namespace-form', module: 'aa', severity: 'note' }]).missing).toHaveLength(1);
});

describe('what modpost does not say of', () => {
  const messages = "ERROR: modpost: aa.ko: symbol 'fn' undefined!";
  const said = error({ rule: 'unresolved-extern', module: 'aa', symbol: 'fn' });
  const more = (module: string) => [said, error({ rule: 'unresolved-extern', module, symbol: 'other' })];
  const extra = (row: object, module: string) =>
    compareVariant({ stage: 'modpost', messages, modules: 'all', ...row }, built, more(module)).extra;

  test('modules that its run did not reach', () => {
    expect(extra({ modules: 'named' }, 'bb')).toEqual([]);
    expect(extra({ modules: 'named' }, 'aa')).toEqual(['unresolved-extern aa other']);
    expect(extra({}, 'bb')).toEqual(['unresolved-extern bb other']);
  });

  test('modules that nothing builds', () => expect(extra({}, 'other')).toEqual([]));

  test('symbols that it suppressed', () =>
    expect(
      extra({ messages: `${messages} | WARNING: modpost: suppressed 45 unresolved symbol warnings` }, 'bb'),
    ).toEqual([]));
});

test('a variant is a copy of the tree, patched, linted, compared and counted', async () => {
  const scratch = mkdtempSync(join(tmpdir(), 'kmodlint-test-'));
  const directory = join(__dirname, 'cases/base');
  const source = () => readFileSync(join(directory, 'bb.c'), 'utf8');
  const before = source();
  const diff = join(scratch, 'licence.diff');
  writeFileSync(
    diff,
    `--- a/bb.c
+++ b/bb.c
@@ -15,3 +15,2 @@
 module_exit(bb_exit);
-MODULE_LICENSE("GPL");
 MODULE_DESCRIPTION("bb");
`,
  );
  const messages = 'ERROR: modpost: bb.ko: missing MODULE_LICENSE()';
  const row = { variant: 'licence', diffs: [diff], stage: 'modpost', messages, modules: 'all' };
  const job = { tree: { name: 'base', directory }, profile: '6.12', realModules: [{ module: 'aa' }, { module: 'bb' }] };
  const tally = new Tally('shipped');
  await compareOneVariant({ ...job, row }, tally.for('7.3'));
  await compareOneVariant({ ...job, row: { ...row, diffs: [] } }, tally.for('7.3'));
  rmSync(scratch, { recursive: true });
  expect(tally.cell('variants', '7.3')).toEqual({ count: 1, of: 2 });
  const cells = ['variants', '7.3', 'shipped', 'base', 'licence', 'missing missing-license bb'];
  expect(tally.details).toEqual([{ row: 'variants', cells }]);
  expect(source()).toBe(before);
});

test('every diff of the recorded variants is there, and every message is one of a rule', () => {
  const rows: { diffs: string[]; messages: string; stage: string }[] = SUITES.flatMap((suite: string) =>
    [...readVariants(tablesOf(suite)).values()].flat(),
  );
  expect(rows).toHaveLength(122);
  expect(rows.flatMap(({ diffs }) => diffs).filter((file) => !existsSync(file))).toEqual([]);
  for (const row of rows) {
    const messages = row.messages.split(' | ').filter((message) => !/^$|suppressed/.test(message));
    const missing = messages.map((message) => compareVariant({ ...row, messages: message }, built, []).missing);
    expect(missing.map(({ length }) => length)).toEqual(messages.map(() => 1));
  }
});
