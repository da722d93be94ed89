import { onDisk } from '../read/disk';
import { run } from './run';

test('a driver that is not configured is told from a directory without one', async () => {
  const directory = onDisk({ 'Makefile.in': 'obj-m := drv.o\ndrv-objs := a.o\n', 'a.c': 'MODULE_LICENSE("GPL");\n' });
  for (const argv of [[], ['--quiet']]) {
    const { code, stderr } = await run(directory, ...argv);
    expect([code, stderr]).toEqual([
      2,
      (argv.length > 0 ? '' : 'kmodlint: warning: Makefile.in: run configure first: its modules are not read\n') +
        'kmodlint: error: no module can be read in .: run configure first, which makes Makefile from Makefile.in\n',
    ]);
  }
  expect((await run(onDisk({ 'Makefile': 'all:\n' }))).stderr).toContain('no module found in .');
});
