import { onDisk } from '../read/disk';
import { run } from './run';

const source = (more: string): string => `#include <linux/module.h>\n${more}\nMODULE_LICENSE("GPL");\nMODULE_DESCRIPTION("x");\n`;
const DRIVER = {
  '.git/HEAD': '',
  'Kbuild': 'obj-m := good.o bad.o open.o\nbad-y := main.o part.o\n',
  'good.c': source(''),
  'main.c': source('#include <linux/version.h>\n#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 12, 0)\n#error too new\n#endif'),
  'part.c': 'int part;\n',
  'open.c': source('#include "generated.h"'),
};

interface Range {
  kernels: { name: string }[];
  modules: { module: string; kernels: Record<string, { verdict: string; first?: { line: number } }> }[];
}

const verdicts = ({ modules }: Range): string[][] =>
  modules.map(({ module, kernels }) => [module, ...Object.values(kernels).map(({ verdict }) => verdict)]);

test('each module on each kernel, with what is in the way first', async () => {
  const { code, stdout } = await run(onDisk(DRIVER), 'range', '--kernel', '6.1,6.12', '--format', 'json');
  const range = JSON.parse(stdout) as Range;
  expect(code).toBe(0);
  expect(verdicts(range)).toEqual([
    ['bad', 'builds', 'fails'],
    ['good', 'builds', 'builds'],
    ['open', 'unknown', 'unknown'],
  ]);
  expect(range.modules[0]!.kernels['6.12-amd64']!.first).toMatchObject({ rule: 'error-directive', path: 'main.c', line: 4 });
});

test('a file stands for its module, whichever file the error is in', async () => {
  const { stdout } = await run(onDisk(DRIVER), 'range', '--kernel', '6.12', 'part.c');
  expect(stdout).toMatch(/^bad \(\.\)\n {2}fails {6}6\.12-amd64\n {13}main\.c:4: /m);
  expect(stdout).not.toContain('good');
});

test('it says what the table of modules by kernels says', async () => {
  const directory = onDisk(DRIVER);
  const { stdout } = await run(directory, '--kernel', 'all', '--format', 'json');
  const matrix = (JSON.parse(stdout) as { modules: { kernels: Record<string, { errors: number }> }[] }).modules;
  const range = JSON.parse((await run(directory, 'range', '--kernel', 'all', '--format', 'json')).stdout) as Range;
  const errors = (modules: { kernels: Record<string, unknown> }[]): unknown[] =>
    modules.map(({ kernels }) => Object.values(kernels).map((each) => (each as { errors: number }).errors));
  expect(errors(range.modules)).toEqual(errors(matrix));
});

test('without --kernel, for all that are shipped', async () => {
  const directory = onDisk({ ...DRIVER, '.kmodlintrc.json': '{ "kernel": "6.1" }' });
  const listed = (await run(directory, 'kernel', 'list')).stdout.split('\n').slice(1, -1).map((line) => line.split(' ')[0]);
  const { stdout } = await run(directory, 'range', '--format', 'json', 'good.c');
  expect((JSON.parse(stdout) as Range).kernels.map(({ name }) => name)).toEqual(listed);
});

test('a configuration decides what an error is', async () => {
  const directory = onDisk({ ...DRIVER, '.kmodlintrc.json': '{ "rules": { "error-directive": "off" } }' });
  expect((await run(directory, 'range', '--kernel', '6.12', 'main.c')).stdout).toMatch(/^ {2}builds {5}6\.12-amd64$/m);
});

test('what is no driver is one line, and code 2', async () => {
  const { code, stderr } = await run(onDisk({ '.git/HEAD': '', 'x.c': '' }), 'range');
  expect([code, stderr]).toEqual([2, expect.stringMatching(/^kmodlint: error: no module found in \./)]);
  expect((await run(onDisk(DRIVER), 'range', '--kernel', '9.9')).code).toBe(2);
});

test('a kernel that dkms.conf excludes is shown so, with what would become of the module', async () => {
  const directory = onDisk({ ...DRIVER, 'dkms.conf': 'PACKAGE_NAME=x\nBUILD_EXCLUSIVE_KERNEL="^6\\.12\\."\n' });
  const { stdout } = await run(directory, 'range', '--kernel', '6.1,6.12', 'main.c');
  expect(stdout).toContain(`
  excluded   6.1-amd64
             dkms.conf:2: BUILD_EXCLUSIVE_KERNEL="^6\\.12\\."
             it would build there
  fails      6.12-amd64
             main.c:4: `);
});
