import { onDisk } from '../read/disk';
import { run } from './run';

const FAULTY = '#include <linux/module.h>\nstatic int x;\nEXPORT_SYMBOL(x);\nMODULE_LICENSE("GPL");\n';
const DRIVER = {
  'Kbuild': 'obj-m := own.o\n',
  'own.c': '#include <linux/module.h>\nMODULE_LICENSE("GPL");\n',
  'copies/Makefile': 'obj-m := copy.o\n',
  'copies/copy.c': FAULTY,
};

test('an error in a module that nothing at the top builds is shown, and decides no exit code', async () => {
  const directory = onDisk(DRIVER);
  const { code, stdout, stderr } = await run(directory);
  expect([code, stdout]).toEqual([0, expect.stringContaining("local symbol 'x' was exported")]);
  expect(stderr).toMatch(/^nothing found in 1 module .*; 1 error in 1 module that nothing at the top builds/);
  expect((await run(directory, '--max-warnings', '0')).code).toBe(0);
});

test.each([['copies'], ['copies/copy.c'], ['.', 'copies']])('it does where it is asked for: %s', async (...paths) => {
  expect((await run(onDisk(DRIVER), ...paths)).code).toBe(1);
});

test('it decides nothing beside an error in what is built either', async () => {
  const { code, stderr } = await run(onDisk({ ...DRIVER, 'own.c': FAULTY }));
  expect([code, stderr]).toEqual([1, expect.stringMatching(/^1 error in 1 module .*; 1 error in 1 module that/)]);
});
