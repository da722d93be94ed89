import fs from 'node:fs';
import path from 'node:path';
import { decode } from '../../src/read/bytes';
import { InputError } from '../../src/read/inputError';
import { replaceFile, rewritten, unwritable } from '../../src/read/rewrite';
import { onDisk } from './disk';

test.each([
  ['UTF-8 with a byte order mark', Buffer.from('\uFEFF/* é */\r\nint a;\r\n')],
  ['Latin-1', Buffer.from('/* é */\r\nint a;\r\n', 'latin1')],
])('of %s every other byte stays as it is', (_, bytes) => {
  const file = path.join(onDisk({ 'a.c': bytes }), 'a.c');
  const text = decode(bytes);
  const start = text.indexOf('a;');
  const { before, after } = rewritten(file, text, [{ start, end: start + 1, text: 'ü' }]);
  expect(before).toEqual(bytes);
  const at = bytes.indexOf('a;');
  expect(after).toEqual(Buffer.concat([bytes.subarray(0, at), Buffer.from('ü'), bytes.subarray(at + 1)]));
});

test('a file that has changed since is not fixed', () => {
  const directory = onDisk({ 'a.c': 'int b;' });
  expect(() => rewritten(path.join(directory, 'a.c'), 'int a;', [])).toThrow(
    new InputError('has changed while it was linted: it is not fixed'),
  );
  expect(() => rewritten(path.join(directory, 'b.c'), 'int a;', [])).toThrow(
    new InputError('cannot be read (ENOENT): it is not fixed'),
  );
});

test('a file is replaced with its mode, by another that is there in full', () => {
  const directory = onDisk({ 'a.c': 'old' });
  const file = path.join(directory, 'a.c');
  fs.chmodSync(file, 0o754);
  const { ino } = fs.statSync(file);
  replaceFile(file, Buffer.from('new'));
  const now = fs.statSync(file);
  expect([fs.readFileSync(file, 'utf8'), now.mode & 0o7777, now.ino === ino]).toEqual(['new', 0o754, false]);
  expect(fs.readdirSync(directory)).toEqual(['a.c']);
});

test('a link stays one, and what it leads to is replaced', () => {
  const directory = onDisk({ 'far/a.c': 'old', 'near/': '' });
  const link = path.join(directory, 'near/a.c');
  fs.symlinkSync('../far/a.c', link);
  replaceFile(link, Buffer.from('new'));
  expect(fs.readlinkSync(link)).toBe('../far/a.c');
  expect(fs.readFileSync(path.join(directory, 'far/a.c'), 'utf8')).toBe('new');
});

test('what cannot be replaced is said in one line', () => {
  const directory = onDisk({ 'a.c': 'old' });
  const file = path.join(directory, 'a.c');
  expect(unwritable(file)).toBeUndefined();
  fs.chmodSync(file, 0o444);
  expect(unwritable(file)).toBe('is read-only: it is not fixed');
  expect(unwritable(path.join(directory, 'b.c'))).toBe('cannot be written (ENOENT): it is not fixed');
  expect(() => replaceFile(path.join(directory, 'b.c'), Buffer.from(''))).toThrow(
    new InputError('cannot be written (ENOENT): it is not fixed'),
  );
});
