import fs from 'node:fs';
import path from 'node:path';
import { execFileSync } from 'node:child_process';
import { diskTree } from '../../src/read/tree';
import { onDisk } from './disk';

test('a text is as on disk, line ends included', () => {
  const tree = diskTree(onDisk({ 'src/a.c': 'int é;\r\n', 'empty.c': '' }));
  expect(tree.text('src/a.c')).toBe('int é;\r\n');
  expect(tree.text('./src/../src/a.c')).toBe('int é;\r\n');
  expect(tree.text('empty.c')).toBe('');
  expect(tree.problems).toEqual([]);
});

test('a byte order mark is no part of the text', () => {
  expect(diskTree(onDisk({ 'a.c': '\uFEFFint a;' })).text('a.c')).toBe('int a;');
});

test('what is not there is missing, without a problem', () => {
  const tree = diskTree(onDisk({ 'a.c': '', 'dir/': '' }));
  for (const file of ['b.c', 'a.c/x.h', 'dir', 'a\0b', 'x'.repeat(5000)]) expect(tree.text(file)).toBeUndefined();
  expect([tree.list('nowhere'), tree.list('a.c')]).toEqual([[], []]);
  expect(tree.problems).toEqual([]);
});

test('a path may lead out of the tree', () => {
  const directory = onDisk({ 'common/x.h': 'int x;', 'driver/a.c': '' });
  const tree = diskTree(path.join(directory, 'driver'));
  expect(tree.text('../common/x.h')).toBe('int x;');
  expect(tree.list('..')).toEqual(['common/', 'driver/']);
});

test('bytes that are not UTF-8 are replaced, and reported once with their line', () => {
  const latin1 = Buffer.from('/* \u00e9 */\n/* Andr\u00e9 */ int a;\n', 'latin1');
  const tree = diskTree(onDisk({ 'a.c': Buffer.concat([Buffer.from('// ü\n'), latin1]) }));
  expect(tree.text('a.c')).toBe('// ü\n/* \uFFFD */\n/* Andr\uFFFD */ int a;\n');
  tree.text('./a.c');
  expect(tree.problems).toEqual([
    { message: 'is not UTF-8: the bytes that are not are replaced', file: 'a.c', line: 2 },
  ]);
});

test('a binary file is no text', () => {
  const tree = diskTree(onDisk({ 'a.c': 'int a;\nint \0b;' }));
  expect(tree.text('a.c')).toBeUndefined();
  expect(tree.problems).toEqual([
    { message: 'is not a text (it has a NUL byte): it is not read', file: 'a.c', line: 2 },
  ]);
});

test('a huge file is not read', () => {
  const directory = onDisk({ 'a.c': '' });
  fs.truncateSync(path.join(directory, 'a.c'), 100 * 1024 * 1024);
  const tree = diskTree(directory);
  expect(tree.text('a.c')).toBeUndefined();
  expect(tree.problems).toEqual([{ message: 'is too large to read (104857600 bytes)', file: 'a.c' }]);
});

test('a named pipe does not block', () => {
  const directory = onDisk({});
  execFileSync('mkfifo', [path.join(directory, 'a.c')]);
  const tree = diskTree(directory);
  expect(tree.text('a.c')).toBeUndefined();
  expect(tree.problems).toEqual([{ message: 'is not a regular file: it is not read', file: 'a.c' }]);
});

test('a directory is listed sorted, with its sub-directories marked and links followed', () => {
  const directory = onDisk({ 'b.c': '', 'a/x.c': '', 'Kbuild': '' });
  fs.symlinkSync('a', path.join(directory, 'link'));
  fs.symlinkSync('loop', path.join(directory, 'loop'));
  const tree = diskTree(directory);
  expect(tree.list('.')).toEqual(['Kbuild', 'a/', 'b.c', 'link/', 'loop']);
  expect(tree.list('link')).toEqual(['x.c']);
});

test('a loop of links is a problem of that file alone', () => {
  const directory = onDisk({});
  fs.symlinkSync('b.h', path.join(directory, 'a.h'));
  fs.symlinkSync('a.h', path.join(directory, 'b.h'));
  const tree = diskTree(directory);
  expect(tree.text('a.h')).toBeUndefined();
  expect(tree.problems).toEqual([{ message: 'cannot be read: its symbolic links form a loop', file: 'a.h' }]);
});

// Root may read everything.
const asUser = process.getuid?.() === 0 ? test.skip : test;
asUser('what may not be read is said', () => {
  const directory = onDisk({ 'a.c': 'int a;', 'closed/x.c': '' });
  fs.chmodSync(path.join(directory, 'a.c'), 0);
  fs.chmodSync(path.join(directory, 'closed'), 0);
  const tree = diskTree(directory);
  expect([tree.text('a.c'), tree.list('closed')]).toEqual([undefined, []]);
  fs.chmodSync(path.join(directory, 'closed'), 0o755);
  expect(tree.problems).toEqual([
    { message: 'cannot be read: permission denied', file: 'a.c' },
    { message: 'cannot be read: permission denied', file: 'closed' },
  ]);
});
