import fs from 'node:fs';
import path from 'node:path';
import type { Log } from 'sarif';
import { onDisk } from '../read/disk';
import { validate } from '../sarif/validate';
import { run } from './run';

const SOURCE = Buffer.concat([
  Buffer.from(`#include <linux/module.h>

static int hello_probe(void)
{
	return 0;
}
EXPORT_SYMBOL(hello_probe);

extern void hello_missing(void);

static int __init hello_init(void)
{
	/* gr`),
  Buffer.from([0xfc]), // Latin-1, as in many an old driver.
  Buffer.from(`n, grün */ hello_missing();
	return hello_probe();
}
module_init(hello_init);
MODULE_LICENSE("GPL");
`),
]);
const DRIVER = { '.git/HEAD': '', 'hello/Kbuild': 'obj-m := hello.o\n', 'hello/hello.c': SOURCE };

const REPORT = `hello/hello.c

7:15 error: local symbol 'hello_probe' was exported, its definition is static [static-export]
   |
 7 | EXPORT_SYMBOL(hello_probe);
   |               ^^^^^^^^^^^
   = hello/hello.c:3:12: 'hello_probe' is defined here, static
 3 | static int hello_probe(void)
   |            ^^^^^^^^^^^
   = help: remove 'static' from the definition, or do not export it
   = fix: remove 'static' from the definition of 'hello_probe' (--fix-unsafe)
   = module: hello

9:13 error: symbol 'hello_missing' undefined in module 'hello': no module exports it [unresolved-extern]
    |
  9 | extern void hello_missing(void);
    |             ^^^^^^^^^^^^^
    = hello/hello.c:13:19: 'hello_missing' is used here
 13 | \t/* gr\uFFFDn, grün */ hello_missing();
    | \t                 ^^^^^^^^^^^^^
    = help: define it in the module, or use a symbol that this kernel exports
    = module: hello
`;

test('a driver is linted, its old comments notwithstanding', async () => {
  const { code, stdout, stderr } = await run(onDisk(DRIVER));
  expect([code, stdout]).toEqual([1, REPORT]);
  const [warning, summary] = stderr.split('\n');
  expect(warning).toMatch(/^kmodlint: warning: hello\/hello\.c:13: is not UTF-8: /);
  expect(summary).toMatch(/^2 errors in 1 module \(2 files\) for kernel 6\.12-amd64 \(6\.12\.\d+\S*-amd64\) in \d+\.\d\d s; 1 fixable with --fix-unsafe$/);
});

test('a report is the same, byte for byte, in whatever order the files were made', async () => {
  const reversed = Object.fromEntries(Object.entries(DRIVER).reverse());
  const { stdout } = await run(onDisk(DRIVER), '--format', 'json');
  expect((await run(onDisk(reversed), '--format', 'json')).stdout).toBe(stdout);
});

test('a single file is linted with its module, and alone reported', async () => {
  const directory = onDisk(DRIVER);
  expect((await run(path.join(directory, 'hello'), 'hello.c')).code).toBe(1);
  expect((await run(directory, 'hello/Kbuild')).code).toBe(0);
});

test('the multitool has nothing to say against a real report', async () => {
  const directory = onDisk(DRIVER);
  const file = path.join(directory, 'x.sarif');
  const kernels = ['--kernel', '6.1', '--kernel', '6.12'];
  expect((await run(directory, '--format', 'sarif', '--output', file, ...kernels)).code).toBe(1);
  expect(JSON.parse(fs.readFileSync(file, 'utf8')).runs).toHaveLength(2);
  expect(validate(file)).toEqual([]);
});

describe('a use that comes about by the headers of several kernels', () => {
  const LOCKING = {
    'Kbuild': 'obj-m := locking.o\n',
    'locking.c': `#include <linux/module.h>
#include <linux/rcupdate.h>

static int __init locking_init(void)
{
	rcu_read_lock();
	return 0;
}
module_init(locking_init);
MODULE_LICENSE("Proprietary");
`,
  };
  const kernels = ['--kernel', '6.12,6.1'];

  test('is one finding, on the line, with the way to the symbol', async () => {
    const { code, stdout } = await run(onDisk(LOCKING), ...kernels);
    expect(code).toBe(1);
    const [finding, ...others] = stdout.match(/^\d+:\d+ .*__rcu_read_lock.*$/gm)!;
    expect(others).toEqual([]);
    expect(finding).toMatch(/^6:2 error: .*'__rcu_read_lock' \(via rcu_read_lock\(\), linux\/rcupdate\.h\) \[/);
    expect(stdout).toMatch(/= via \(6\.1-amd64\): rcu_read_lock\(\) \(linux\/rcupdate\.h:\d+\)\n/);
    expect(stdout).toMatch(/\n {9}6\.1-amd64 {2}6\.12-amd64\nlocking {2}\d+E {9}\d+E\n$/);
  });

  test('is a code flow of the lines of each, against which the multitool has nothing to say', async () => {
    const directory = onDisk(LOCKING);
    const file = path.join(directory, 'x.sarif');
    await run(directory, '--format', 'sarif', '--output', file, ...kernels);
    const { runs } = JSON.parse(fs.readFileSync(file, 'utf8')) as Log;
    const headers = runs.flatMap(({ results }) => {
      const found = results!.find(({ properties }) => properties!.symbol === '__rcu_read_lock');
      const [, ...steps] = found!.codeFlows![0]!.threadFlows[0]!.locations;
      return steps.map(({ location }) => location!.physicalLocation!);
    });
    expect(headers.map(({ artifactLocation }) => artifactLocation!.uri)).toEqual(Array(2).fill('linux/rcupdate.h'));
    expect(new Set(headers.map(({ region }) => region!.startLine)).size).toBe(2);
    expect(validate(file)).toEqual([]);
  });
});

test('modules are listed', async () => {
  const { code, stdout } = await run(onDisk(DRIVER), 'modules', '--format', 'json');
  const [module] = JSON.parse(stdout).modules;
  expect(code).toBe(0);
  expect(module).toMatchObject({
    name: 'hello',
    directory: 'hello',
    sources: ['hello/hello.c'],
    licenses: ['GPL'],
    gplCompatible: true,
    exports: [{ symbol: 'hello_probe', gplOnly: false, namespace: null, file: 'hello/hello.c', line: 7 }],
  });
  expect(module.uses.find(({ symbol }: { symbol: string }) => symbol === 'hello_missing')).toMatchObject({
    provider: null, origin: 'text', certainty: 'certain', file: 'hello/hello.c', line: 13, column: 19,
  });
});

test('a tree without a module is no success', async () => {
  const { code, stderr } = await run(onDisk({ 'README': '', 'main.c': 'int main(void) { return 0; }\n' }));
  expect([code, stderr]).toEqual([2, 'kmodlint: error: no module found in .: no Kbuild file names one\n']);
});

test('a kernel that is not there is said before anything is read', async () => {
  const { code, stderr } = await run(onDisk(DRIVER), '--kernel', '2.4');
  expect([code, stderr.match(/^kmodlint: error: unknown kernel '2\.4'.*\n$/)?.length]).toEqual([2, 1]);
});
