import fs from 'node:fs';
import path from 'node:path';
import type { Log } from 'sarif';
import { onDisk } from '../read/disk';
import { run, type Outcome } from './run';

/** dma_buf_put() is in a namespace since 5.16. */
const BUFFER = `#include <linux/module.h>
#include <linux/dma-buf.h>
void drop(struct dma_buf *buffer);
void drop(struct dma_buf *buffer)
{
	dma_buf_put(buffer);
}
MODULE_DESCRIPTION("x");
MODULE_LICENSE("GPL");
`;
const STATIC = `#include <linux/module.h>
static int twice;
EXPORT_SYMBOL(twice);
MODULE_DESCRIPTION("x");
MODULE_LICENSE("GPL");
`;
const A = { 'a/Kbuild': 'obj-m := buffer.o\n', 'a/buffer.c': BUFFER, 'a/.kmodlintrc.json': '{"kernel": "5.10"}' };
const B = {
  'b/Kbuild': 'obj-m := twice.o\n',
  'b/src/unused.c': '',
  'b/twice.c': STATIC,
  'b/.kmodlintrc.json': '{"kernel": ["6.1", "7.3"], "rules": {"static-export": "warning"}}',
};
const GIT = { '.git/HEAD': '' };

interface Found {
  findings: { rule: string; severity: string; kernels: string[] }[];
  kernels: string[];
  modules: { module: string; kernels: Record<string, unknown> }[];
  summary: object;
}

/** What the JSON report says, in short. */
function shortOf({ code, stdout }: Outcome): object {
  const { findings, kernels, modules, summary } = JSON.parse(stdout) as Found;
  return {
    code,
    kernels,
    findings: findings.map(({ rule, severity, kernels: on }) => [rule, severity, ...on]),
    modules: modules.map(({ module, kernels: on }) => [module, ...Object.keys(on)]),
    summary,
  };
}

const BOTH = {
  code: 0,
  kernels: ['5.10-amd64', '6.1-amd64', '7.3-amd64'],
  findings: [['static-export', 'warning', '6.1-amd64', '7.3-amd64']],
  modules: [['buffer', '5.10-amd64'], ['twice', '6.1-amd64', '7.3-amd64']],
  summary: { modules: 2, files: 4, errors: 0, warnings: 1, notes: 0 },
};

test.each([
  ['in one repository', GIT, '.', ['a', 'b']],
  ['outside of any', {}, '.', ['a', 'b']],
  ['from their parent', GIT, '.', []],
  ['from their parent, which has a configuration itself', { '.kmodlintrc.json': '{"kernel": "6.12"}' }, '.', []],
  ['as one beside the other', {}, 'a', ['.', '../b']],
  ['as repositories of their own', { 'a/.git/HEAD': '', 'b/.git/HEAD': '' }, '.', ['b', 'a']],
  ['by their files', GIT, '.', ['b/twice.c', 'a/buffer.c']],
  ['by a file and a directory', GIT, 'b', ['twice.c', '../a']],
])('each driver tree goes by its own configuration: %s', async (_, files, directory, argv) => {
  const root = onDisk({ ...A, ...B, ...files });
  expect(shortOf(await run(path.join(root, directory), ...argv, '--format', 'json'))).toEqual(BOTH);
});

test('of a tree that is not asked for, the configuration does not count', async () => {
  const root = onDisk({ ...A, ...B, ...GIT });
  const one = { ...BOTH, kernels: ['5.10-amd64'], findings: [], modules: [['buffer', '5.10-amd64']] };
  const summary = { modules: 1, files: 2, errors: 0, warnings: 0, notes: 0 };
  for (const argv of [['a'], ['a/buffer.c']]) {
    expect(shortOf(await run(root, ...argv, '--format', 'json'))).toEqual({ ...one, summary });
  }
});

test('the configuration of a run is that of its top directory; one further down does not count', async () => {
  const root = onDisk({
    'Kbuild': 'obj-m := sub/\n',
    '.kmodlintrc.json': '{"kernel": "6.1"}',
    'sub/Kbuild': 'obj-m := twice.o\n',
    'sub/twice.c': STATIC,
    'sub/.kmodlintrc.json': '{"kernel": "5.10", "rules": {"static-export": "off"}}',
  });
  for (const argv of [[], ['sub/twice.c']]) {
    expect(shortOf(await run(root, ...argv, '--format', 'json'))).toMatchObject({
      kernels: ['6.1-amd64'], findings: [['static-export', 'error', '6.1-amd64']],
    });
  }
});

test('in a kernel tree, which is one run, each directory has its own', async () => {
  const root = onDisk({
    'Makefile': 'VERSION = 6\nPATCHLEVEL = 12\n',
    'Kbuild': 'obj-y += drivers/\n',
    'scripts/x': '',
    'drivers/Makefile': 'obj-y += mine/ theirs/\n',
    'drivers/mine/Makefile': 'obj-m := twice.o\n',
    'drivers/mine/twice.c': STATIC,
    'drivers/mine/.kmodlintrc.json': '{"kernel": "7.3"}',
    'drivers/theirs/Makefile': 'obj-m := once.o\n',
    'drivers/theirs/once.c': STATIC.replaceAll('twice', 'once'),
  });
  expect(shortOf(await run(root, '--format', 'json'))).toMatchObject({
    findings: [['static-export', 'error', '7.3-amd64'], ['static-export', 'error', '6.12-amd64']],
  });
});

test('--kernel counts for all of them, and their rules still do', async () => {
  const root = onDisk({ ...A, ...B });
  expect(shortOf(await run(root, '--kernel', '6.12', '--format', 'json'))).toMatchObject({
    code: 1,
    kernels: ['6.12-amd64'],
    findings: [
      ['missing-namespace-import', 'error', '6.12-amd64'], ['static-export', 'warning', '6.12-amd64'],
    ],
  });
});

test('what another driver tree exports is known on kernels that this one is linted for alone', async () => {
  const root = onDisk({
    'core/Kbuild': 'obj-m := core.o\n',
    'core/core.c': STATIC.replace('static int', 'int').replaceAll('twice', 'core_value'),
    'user/.kmodlintrc.json': '{"kernel": "7.3"}',
    'user/Kbuild': 'KBUILD_EXTRA_SYMBOLS := $(src)/../core/Module.symvers\nobj-m := user.o\n',
    'user/user.c': `#include <linux/module.h>
extern int core_value;
int user_value(void);
int user_value(void) { return core_value; }
MODULE_DESCRIPTION("x");
MODULE_LICENSE("GPL");
`,
  });
  expect(shortOf(await run(root, '--format', 'json'))).toMatchObject({
    kernels: ['6.12-amd64', '7.3-amd64'], findings: [], modules: [['core', '6.12-amd64'], ['user', '7.3-amd64']],
  });
});

test('a fix holds for the kernels of its own driver tree', async () => {
  const namespaced = (kernel: string): Record<string, string> => ({
    [`k${kernel}/Kbuild`]: 'obj-m := buffer.o\n',
    [`k${kernel}/buffer.c`]: BUFFER,
    [`k${kernel}/.kmodlintrc.json`]: `{"kernel": "${kernel}"}`,
  });
  const root = onDisk({ ...namespaced('5.10'), ...namespaced('6.1'), ...namespaced('7.3') });
  const { code, stderr } = await run(root, '--fix');
  expect([code, stderr]).toEqual([0, expect.stringMatching(/; 2 fixed\n$/)]);
  const fixed = (directory: string): string => fs.readFileSync(path.join(root, directory, 'buffer.c'), 'utf8');
  expect(['k5.10', 'k6.1', 'k7.3'].map(fixed)).toEqual([
    BUFFER, `${BUFFER}MODULE_IMPORT_NS(DMA_BUF);\n`, `${BUFFER}MODULE_IMPORT_NS("DMA_BUF");\n`,
  ]);
});

test('a fix in what two driver trees share holds for the kernels of both', async () => {
  const root = onDisk({
    'one/Kbuild': 'obj-m := one.o\none-y := ../common/buffer.o\n',
    'one/.kmodlintrc.json': '{"kernel": "6.1"}',
    'two/Kbuild': 'obj-m := two.o\ntwo-y := ../common/buffer.o\n',
    'two/.kmodlintrc.json': '{"kernel": "7.3"}',
    'common/buffer.c': BUFFER,
  });
  expect((await run(root, '--fix')).code).toBe(0);
  expect(fs.readFileSync(path.join(root, 'common/buffer.c'), 'utf8')).toContain(
    '#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 13, 0)\nMODULE_IMPORT_NS("DMA_BUF");\n#else\nMODULE_IMPORT_NS(DMA_BUF);\n#endif\n',
  );
});

test('SARIF has a run for each kernel, and a rule that one of the configurations has', async () => {
  const root = onDisk({ ...A, ...B, 'a/.kmodlintrc.json': '{"kernel": "5.10", "rules": {"static-export": "off"}}' });
  const { runs } = JSON.parse((await run(root, '--format', 'sarif')).stdout) as Log;
  expect(runs.map(({ automationDetails, results }) => [automationDetails!.id, results!.length])).toEqual([
    ['kmodlint/5.10-amd64/', 0], ['kmodlint/6.1-amd64/', 1], ['kmodlint/7.3-amd64/', 1],
  ]);
  const rule = runs[1]!.tool.driver.rules![runs[1]!.results![0]!.ruleIndex!]!;
  expect([rule.id, rule.defaultConfiguration]).toEqual(['static-export', { level: 'warning' }]);
});

test('modules lists each on its own kernels; a graph is of one', async () => {
  const root = onDisk({ ...A, ...B });
  const { stdout } = await run(root, 'modules', '--format', 'json');
  const documents = JSON.parse(stdout) as { kernel: string; modules: { name: string }[] }[];
  expect(documents.map(({ kernel, modules }) => [kernel, ...modules.map(({ name }) => name)])).toEqual([
    ['5.10-amd64', 'buffer'], ['6.1-amd64', 'twice'], ['7.3-amd64', 'twice'],
  ]);
  expect((await run(root, 'graph')).stderr).toMatch(/not for 5\.10-amd64, 6\.1-amd64, 7\.3-amd64: choose one with --kernel\n$/);
  expect((await run(root, 'graph', 'a')).stdout).toMatch(/^# 1 module on kernel 5\.10-amd64\n/);
});

test.each([
  ['{"kernel":"6.2"}', "b/.kmodlintrc.json:1:11: unknown kernel '6.2': neither one of "],
  ['{\n  "kernel": ["6.1", "../linux"]}', "b/.kmodlintrc.json:2:21: unknown kernel '../linux': neither one of "],
  ['{"kernel":"src"}', 'b/.kmodlintrc.json:1:11: '],
  ['{"kernel": "6.1,"}', "b/.kmodlintrc.json:1:12: '6.1,': a kernel's name between the commas is missing"],
])('a kernel of a configuration that is not there is refused with its place: %s', async (config, message) => {
  const { code, stderr } = await run(onDisk({ ...A, ...B, 'b/.kmodlintrc.json': config }));
  expect([code, stderr]).toEqual([2, expect.stringContaining(`kmodlint: error: ${message}`)]);
});
