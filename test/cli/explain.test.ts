import { onDisk } from '../read/disk';
import { run } from './run';

const DRIVER = {
  '.git/HEAD': '',
  'Kbuild': 'obj-m := locking.o\n',
  'locking.c': `#include <linux/module.h>
#include <linux/rcupdate.h>

int locking_depth(void)
{
	rcu_read_lock();
	return 0;
}
EXPORT_SYMBOL_GPL(locking_depth);
MODULE_LICENSE("GPL");
`,
};

test('a rule is its page', async () => {
  const { code, stdout } = await run('/', 'explain', 'static-export');
  expect(code).toBe(0);
  expect(stdout).toMatch(/^static-export\n\nWhat it reports\n/);
});

test('of a rule nothing else is asked', async () => {
  const said = async (...argv: string[]): Promise<string> => (await run(onDisk(DRIVER), 'explain', 'static-export', ...argv)).stderr;
  const prefix = "kmodlint: error: 'static-export' is a rule, and is explained by itself, without";
  expect(await said('nosuch')).toBe(`${prefix} 'nosuch': explain one at a time\n`);
  expect(await said('.', '--kernel', '2.4')).toBe(`${prefix} '.' and --kernel 2.4: explain one at a time\n`);
});

test('a symbol on all shipped kernels of amd64', async () => {
  expect(await run('/', 'explain', '__rcu_read_lock')).toMatchObject({
    code: 0,
    stdout: `__rcu_read_lock
  5.10-amd64  (not exported)
  6.1-amd64   vmlinux  GPL-only
  6.12-amd64  vmlinux  GPL-only
  7.3-amd64   vmlinux  GPL-only
  since 6.1-amd64
`,
    stderr: '',
  });
});

test('how a tree refers to a symbol', async () => {
  const { stdout } = await run(onDisk(DRIVER), 'explain', '__rcu_read_lock', '.', '--kernel', '6.1,6.12');
  expect(stdout).toMatch(/\n\nused here, first in each module\n {2}locking\.c:6 in module locking\n {4}via rcu_read_lock\(\) /);
});

test('a symbol of the tree alone', async () => {
  const { stdout } = await run(onDisk(DRIVER), 'explain', 'locking_depth', '.', '--kernel', '6.12');
  expect(stdout).toBe(`locking_depth
  6.12-amd64  (not exported)

exported here
  locking.c:9 in module locking, GPL-only
`);
});

test('of an unknown name, what may have been meant', async () => {
  const said = async (...argv: string[]): Promise<string> => (await run(onDisk(DRIVER), 'explain', ...argv)).stderr;
  expect(await said('statc-export', '--kernel', '6.12')).toBe("kmodlint: error: 'statc-export' is neither a rule nor " +
    "a symbol exported on 6.12-amd64: did you mean 'static-export', 'init-export'?\n");
  expect(await said('locking_dept', '.', '--kernel', '6.12')).toMatch(/: did you mean 'locking_depth'\?\n$/);
  expect(await said('zzzzz', '--kernel', '6.12')).toMatch(/exported on 6\.12-amd64\n$/);
  expect(await said()).toMatch(/^kmodlint: error: <name> is missing: /);
  expect(await said('f', 'nowhere')).toMatch(/^kmodlint: error: nowhere: no such file or directory\n$/);
});
