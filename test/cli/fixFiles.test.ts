import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { onDisk } from '../read/disk';
import { run } from './run';

const BEFORE = '\uFEFF#include <linux/dma-buf.h>\r\n#include <linux/module.h>\r\n/* gr';
const BEHIND = `n */\r
void drop(struct dma_buf *buffer);\r
void drop(struct dma_buf *buffer)\r
{\r
	dma_buf_put(buffer);\r
}\r
static int twice(void) { return 0; }\r
EXPORT_SYMBOL(twice);\r
EXPORT_SYMBOL(twice);\r
MODULE_DESCRIPTION("x");\r
MODULE_LICENSE("GPL");`;
/** One byte of it is no UTF-8. */
const bytes = (text: string): Buffer => Buffer.concat([Buffer.from(BEFORE), Buffer.from([0xfc]), Buffer.from(text)]);
const driver = (): string => onDisk({ 'Kbuild': 'obj-m := frame.o\n', 'frame.c': bytes(BEHIND) });
const source = (directory: string): Buffer => fs.readFileSync(path.join(directory, 'frame.c'));

const SAFE = BEHIND.replace('EXPORT_SYMBOL(twice);\r\n', '') + '\r\nMODULE_IMPORT_NS(DMA_BUF);';

test('safe fixes are made, and what is left is reported', async () => {
  const directory = driver();
  fs.chmodSync(path.join(directory, 'frame.c'), 0o640);
  const { code, stdout, stderr } = await run(directory, '--fix');
  expect(source(directory)).toEqual(bytes(SAFE));
  expect(fs.statSync(path.join(directory, 'frame.c')).mode & 0o777).toBe(0o640);
  expect(stdout.match(/\[[a-z-]+\]/g)).toEqual(['[static-export]']);
  expect(stderr).toMatch(/1 error in .* s; 2 fixed; 1 fixable with --fix-unsafe\n$/);
  expect(code).toBe(1);

  const again = await run(directory, '--fix');
  expect(source(directory)).toEqual(bytes(SAFE));
  expect(again.stderr).toMatch(/; 0 fixed; /);
});

test('unsafe fixes are made on demand', async () => {
  const directory = driver();
  const { code, stdout, stderr } = await run(directory, '--fix-unsafe');
  expect(source(directory)).toEqual(bytes(SAFE.replace('static int twice', 'int twice')));
  expect([code, stdout]).toEqual([0, '']);
  expect(stderr).toMatch(/nothing found .* s; 4 fixed\n$/);
});

test('a dry run shows a diff that git applies, and writes nothing', async () => {
  const directory = driver();
  const report = path.join(directory, 'x.json');
  const { stdout, bytes: patch } = await run(directory, '--fix-dry-run', '--format', 'json', '--output', report);
  expect(source(directory)).toEqual(bytes(BEHIND));
  expect(stdout).toMatch(/^--- a\/frame\.c\n\+\+\+ b\/frame\.c\n/);
  expect(stdout.match(/^[-+](?![-+]).*$/gm)).toEqual([
    '-EXPORT_SYMBOL(twice);', '-MODULE_LICENSE("GPL");', '+MODULE_LICENSE("GPL");', '+MODULE_IMPORT_NS(DMA_BUF);',
  ]);
  const { findings } = JSON.parse(fs.readFileSync(report, 'utf8'));
  expect(findings.map(({ rule }: { rule: string }) => rule)).toEqual(['static-export']);

  fs.writeFileSync(path.join(directory, 'x.patch'), patch);
  execFileSync('git', ['apply', '--whitespace=nowarn', 'x.patch'], { cwd: directory });
  expect(source(directory)).toEqual(bytes(SAFE));
});

test('a file that is read-only is left, and said', async () => {
  const directory = driver();
  fs.chmodSync(path.join(directory, 'frame.c'), 0o444);
  const { code, stderr } = await run(directory, '--fix', '--quiet');
  expect([code, stderr]).toEqual([2, 'kmodlint: error: frame.c: is read-only: it is not fixed\n']);
  expect(source(directory)).toEqual(bytes(BEHIND));
});

test('only what is asked for is changed', async () => {
  const directory = onDisk({
    'Kbuild': 'obj-m := m.o\nm-y := a.o b.o\n',
    'a.c': '#include <linux/dma-buf.h>\nvoid f(struct dma_buf *b);\nvoid f(struct dma_buf *b)\n{\n\tdma_buf_put(b);\n}\n',
    'b.c': '#include <linux/module.h>\nMODULE_DESCRIPTION("x");\nMODULE_LICENSE("GPL");\n',
  });
  const { stderr } = await run(directory, '--fix', path.join(directory, 'a.c'));
  expect(stderr).toMatch(/; 0 fixed\n$/);
  expect(fs.readFileSync(path.join(directory, 'b.c'), 'utf8')).not.toContain('MODULE_IMPORT_NS');
});
