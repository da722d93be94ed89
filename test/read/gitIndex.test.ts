import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { readGitIndex } from '../../src/read/gitIndex';

const INDEXES = path.join(__dirname, 'gitIndexes');
const read = (name: string): Buffer => fs.readFileSync(path.join(INDEXES, name));

const ADDED = ['.gitignore', 'drv/a.c', 'drv/a.h', 'drv/sub/b.c', 'drv/ä ö.c', 'gen/k.c'];

test.each(['version-2', 'version-4', 'sha256'])('the names in an index of git: %s', (name) => {
  expect(readGitIndex(read(name))).toEqual({ names: ADDED });
});

test('a file that is only meant to be added has an entry with more flags', () => {
  expect(readGitIndex(read('version-3'))?.names).toEqual([...ADDED.slice(0, 3), 'drv/new.c', ...ADDED.slice(3)]);
});

test('a sparse index has a directory in place of the files that are not checked out', () => {
  expect(readGitIndex(read('sparse'))).toEqual({ names: [...ADDED.slice(0, 5), 'gen/'] });
});

test.each(['split-2', 'split-4'])('a split index says what has become of its other half: %s', (name) => {
  const { names, shared } = readGitIndex(read(name))!;
  expect(names).toEqual(['drv/new.c']);
  const others = readGitIndex(read(`sharedindex.${shared!.hash}`))!.names;
  expect(others).toEqual(ADDED);
  expect(others.filter((_, position) => !shared!.deleted.has(position))).toEqual(ADDED.slice(0, 5));
});

test('a file that is not an index is refused', () => {
  for (const text of ['', 'DIRC', 'DIRC\u0000\u0000\u0000\u0002', 'ref: refs/heads/main\n', 'x'.repeat(500)]) {
    expect(readGitIndex(Buffer.from(text))).toBeUndefined();
  }
});

test('property: a damaged index never throws, and a truncated one is refused', () => {
  const indexes = fs.readdirSync(INDEXES).filter((name) => !name.endsWith('.md')).map(read);
  const index = fc.constantFrom(...indexes);
  fc.assert(
    fc.property(index, fc.double({ min: 0, max: 0.99, noNaN: true }), (bytes, part) => {
      const cut = bytes.subarray(0, Math.floor(bytes.length * part));
      const { names = [] } = readGitIndex(cut) ?? {};
      // Whatever is read of it is what is in it.
      for (const name of names) expect([...ADDED, 'drv/new.c', 'gen/']).toContain(name);
    }),
  );
  fc.assert(
    fc.property(index, fc.nat(), fc.nat(255), (bytes, position, byte) => {
      const damaged = Buffer.from(bytes);
      damaged[position % bytes.length] = byte;
      readGitIndex(damaged);
    }),
  );
});
