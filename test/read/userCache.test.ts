import fs from 'node:fs';
import path from 'node:path';
import { cacheDirectory, canKeepIn, keep, readKept } from '../../src/read/userCache';
import { onDisk } from './disk';

const bytes = Buffer.from('kept');

test.each([
  [{ XDG_CACHE_HOME: '/cache', HOME: '/home/me' }, '/cache/kmodlint/kernels'],
  [{ XDG_CACHE_HOME: 'relative', HOME: '/home/me' }, '/home/me/.cache/kmodlint/kernels'],
  [{ XDG_CACHE_HOME: '', HOME: '/home/me' }, '/home/me/.cache/kmodlint/kernels'],
  [{ HOME: '/home/me' }, '/home/me/.cache/kmodlint/kernels'],
])('with %j, it is %s', (env, directory) => {
  expect(cacheDirectory(env)).toBe(directory);
});

test('what is kept is there, alone, and can be replaced', () => {
  const directory = path.join(onDisk({}), 'a/b');
  expect(canKeepIn(directory)).toBe(true);
  expect(readKept(path.join(directory, 'x'))).toBeUndefined();
  expect([keep(directory, 'x', Buffer.from('old')), keep(directory, 'x', bytes)]).toEqual([true, true]);
  expect(readKept(path.join(directory, 'x'))).toEqual(bytes);
  expect(fs.readdirSync(directory)).toEqual(['x']);
});

test('where nothing can be kept, that is said, and nothing is left behind', () => {
  const directory = onDisk({ 'file': '', 'x/in-the-way': '' });
  expect(canKeepIn(path.join(directory, 'file/below'))).toBe(false);
  expect(keep(path.join(directory, 'gone'), 'x', bytes)).toBe(false);
  expect(keep(directory, 'x', bytes)).toBe(false);
  expect(fs.readdirSync(directory).sort()).toEqual(['file', 'x']);
});

test('those used last are kept, and what a run left unfinished for a day is not', () => {
  const names = Array.from({ length: 20 }, (_, index) => `k${String(index).padStart(2, '0')}`);
  const directory = onDisk(Object.fromEntries([...names, 'old.tmp', 'new.tmp'].map((name) => [name, ''])));
  const lastUsed = (name: string, day: number): void => {
    const time = new Date(2020, 0, day);
    fs.utimesSync(path.join(directory, name), time, time);
  };
  names.forEach(lastUsed);
  lastUsed('old.tmp', 1);
  readKept(path.join(directory, 'k00'));
  keep(directory, 'now', bytes);
  const left = fs.readdirSync(directory);
  expect(left).toContain('new.tmp');
  expect(left).not.toContain('old.tmp');
  expect(left.filter((name) => !name.endsWith('.tmp'))).toEqual(['k00', ...names.slice(6), 'now']);
});
