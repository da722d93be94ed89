import fs from 'node:fs';
import path from 'node:path';
import { onDisk } from '../read/disk';
import { run } from './run';

const source = (more: string): string => `#include <linux/module.h>\n${more}\nMODULE_LICENSE("GPL");\n`;
const DRIVER = {
  '.git/HEAD': '',
  'Kbuild': 'obj-m := a-user.o core.o alone.o\n',
  'a-user.c': source(`int core_get(void);
static int __init user_init(void)
{
	return core_get();
}
module_init(user_init);`),
  'core.c': source('int core_get(void)\n{\n\treturn 1;\n}\nEXPORT_SYMBOL(core_get);'),
  'alone.c': source(''),
};

test('the commands in order, for the modules asked for and what they need', async () => {
  const directory = onDisk(DRIVER);
  expect(await run(directory, 'graph', 'a-user.c')).toMatchObject({
    code: 0,
    stdout: `# 2 modules on kernel 6.12-amd64

# load
insmod core.ko
insmod a-user.ko  # core (core_get)

# unload
rmmod a-user
rmmod core
`,
    stderr: '',
  });
});

test.each([
  ['json', /^\{\n {2}"formatVersion": 1,/],
  ['dot', /^digraph modules \{/],
  ['mermaid', /^flowchart LR\n/],
  ['svg', /^<\?xml .*<svg /s],
])('as %s, into a file', async (format, expected) => {
  const directory = onDisk(DRIVER);
  const file = path.join(directory, 'x');
  expect(await run(directory, 'graph', '--format', format, '--output', file)).toMatchObject({ code: 0, stdout: '', stderr: '' });
  expect(fs.readFileSync(file, 'utf8')).toMatch(expected);
});

test('what cannot be drawn is one line', async () => {
  const directory = onDisk(DRIVER);
  const { code, stderr } = await run(directory, 'graph', '--kernel', '6.1,6.12');
  expect([code, stderr]).toEqual([
    2,
    'kmodlint: error: a graph is for one kernel, not for 6.1-amd64, 6.12-amd64: choose one with --kernel\n',
  ]);
  expect((await run(onDisk({ '.git/HEAD': '', 'x.c': '' }), 'graph')).stderr).toMatch(/^kmodlint: error: no module found in \./);
  expect((await run(directory, 'graph', '--format', 'png')).stderr).toMatch(/^kmodlint: error: unknown --format 'png', choose from /);
});
