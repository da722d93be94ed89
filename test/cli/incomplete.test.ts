import { onDisk } from '../read/disk';
import { run } from './run';

const DRIVER = {
  'Kbuild': 'obj-m := own.o\n',
  'own.c': '#include <linux/module.h>\n#include "gone.h"\nMODULE_DESCRIPTION("x");\nMODULE_LICENSE("GPL");\n',
};
const NO_WARNINGS = ['--max-warnings', '0'];

test.each([
  [undefined, [], 0],
  [undefined, NO_WARNINGS, 0],
  ['off', NO_WARNINGS, 0],
  ['note', NO_WARNINGS, 0],
  ['warning', [], 0],
  ['warning', NO_WARNINGS, 1],
  ['error', [], 1],
  ['error', ['--quiet'], 1],
  ['error', ['--exit-zero'], 0],
])('an incomplete module is by the configuration %s: %j ends in %i', async (incomplete, argv, code) => {
  const directory = onDisk({ ...DRIVER, '.kmodlintrc.json': JSON.stringify({ incomplete }) });
  expect((await run(directory, ...argv)).code).toBe(code);
});

test('it is counted and shown as what it is', async () => {
  const directory = onDisk({ ...DRIVER, '.kmodlintrc.json': '{"incomplete": "error"}' });
  const { stdout, stderr } = await run(directory);
  expect(stdout).toContain('error: gone.h is not there\n');
  expect(stderr).toMatch(/^1 error in 1 module /);
});

test('off lists nothing', async () => {
  const directory = onDisk({ ...DRIVER, '.kmodlintrc.json': '{"incomplete": "off"}' });
  expect((await run(directory)).stdout).toBe('');
});
