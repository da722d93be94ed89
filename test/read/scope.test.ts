import fs from 'node:fs';
import path from 'node:path';
import { InputError } from '../../src/read/inputError';
import { findScope } from '../../src/read/scope';
import { onDisk } from './disk';

const REPOSITORY = {
  '.git/info/exclude': 'private/\n',
  '.git/HEAD': 'ref: refs/heads/main\n',
  '.gitignore': '*.log\n/out/\n!/keep.log\n',
  'keep.log': '',
  'a.log': '',
  'out/Kbuild': '',
  'out/deep/x.c': '',
  'private/x.c': '',
  'drivers/one/Kbuild': '',
  'drivers/one/one.c': '',
  'drivers/one/one.mod.c': '',
  'drivers/one/one.o': '',
  'drivers/one/fw.o_shipped': '',
  'drivers/one/.tmp_versions/one.mod': '',
  'drivers/one/.cache/x.c': '',
  'drivers/one/.one.o.cmd': '',
  'drivers/two/.gitignore': 'generated.c\n!b.log\n',
  'drivers/two/Makefile': '',
  'drivers/two/two.c': '',
  'drivers/two/generated.c': '',
  'drivers/two/b.log': '',
  'drivers/two/node_modules/x/x.c': '',
};
const IN_SCOPE = [
  '.gitignore',
  'drivers/one/Kbuild',
  'drivers/one/fw.o_shipped',
  'drivers/one/one.c',
  'drivers/two/.gitignore',
  'drivers/two/Makefile',
  'drivers/two/b.log',
  'drivers/two/two.c',
  'keep.log',
];

test('a repository is what git does not ignore, without build leftovers', () => {
  const directory = onDisk(REPOSITORY);
  const scope = findScope(['.'], directory);
  expect(scope.files).toEqual(IN_SCOPE);
  expect([scope.tree.root, scope.directory, scope.problems]).toEqual([directory, directory, []]);
});

test('a directory of a repository is what is below it, named from the root', () => {
  const directory = onDisk(REPOSITORY);
  const scope = findScope(['two'], path.join(directory, 'drivers'));
  expect(scope.tree.root).toBe(directory);
  expect(scope.directory).toBe(path.join(directory, 'drivers/two'));
  expect(scope.files).toEqual(IN_SCOPE.filter((file) => file.startsWith('drivers/two/')));
  expect(scope.isReported('drivers/shared/used_by_two.c')).toBe(true);
});

test('a directory that git ignores is linted when it is asked for', () => {
  const directory = onDisk(REPOSITORY);
  expect(findScope(['out'], directory).files).toEqual(['out/Kbuild', 'out/deep/x.c']);
  expect(findScope(['out/deep'], directory).files).toEqual(['out/deep/x.c']);
});

test('a single file brings its repository, and is alone reported', () => {
  const directory = onDisk(REPOSITORY);
  const scope = findScope(['drivers/one/one.c'], directory);
  expect(scope.files).toEqual(IN_SCOPE);
  expect(IN_SCOPE.filter((file) => scope.isReported(file))).toEqual(['drivers/one/one.c']);
});

test('the repository of many files is walked once', () => {
  const directory = onDisk(REPOSITORY);
  const files = IN_SCOPE.filter((file) => file.endsWith('.c'));
  const readdir = jest.spyOn(fs, 'readdirSync');
  findScope(files.slice(0, 1), directory);
  const calls = readdir.mock.calls.length;
  findScope(files, directory);
  expect(readdir.mock.calls.length).toBe(2 * calls);
  readdir.mockRestore();
});

test('beside a single file, a directory is reported with all that is below it', () => {
  const scope = findScope(['drivers/one/one.c', 'drivers/two'], onDisk(REPOSITORY));
  const reported = [...IN_SCOPE, 'drivers/twofold.c'].filter((file) => scope.isReported(file));
  expect(reported).toEqual(['drivers/one/one.c', ...IN_SCOPE.filter((file) => file.startsWith('drivers/two/'))]);
});

test('a single file that git ignores brings its own driver too', () => {
  const scope = findScope(['out/deep/x.c'], onDisk(REPOSITORY));
  expect(scope.files).toEqual([...IN_SCOPE, 'out/Kbuild', 'out/deep/x.c'].sort());
});

test('outside a repository a file brings the topmost of the Kbuild directories that lie one in another', () => {
  const directory = onDisk({ 'x/Kbuild': '', 'x/y/Makefile': '', 'x/y/z/a.c': '', 'x/w/b.c': '', 'other.c': '' });
  const scope = findScope(['x/y/z/a.c'], directory);
  expect(scope.tree.root).toBe(path.join(directory, 'x'));
  expect(scope.files).toEqual(['Kbuild', 'w/b.c', 'y/Makefile', 'y/z/a.c']);
});

describe("a kernel's own tree", () => {
  const KERNEL = {
    'Makefile': 'VERSION = 6\nPATCHLEVEL = 1\n',
    'Kbuild': 'obj-y += drivers/\n',
    'scripts/x': '',
    'drivers/Makefile': 'obj-y += hid/ net/\n',
    'drivers/hid/Makefile': 'obj-m += hid.o\nhid-y := parts/a.o\n',
    'drivers/hid/parts/Makefile': 'flags-y := -DA\n',
    'drivers/hid/parts/a.c': '',
    'drivers/net/Makefile': 'obj-m += net.o\n',
    'drivers/net/net.c': '',
  };

  test('is the root of what is in it', () => {
    const directory = onDisk(KERNEL);
    const scope = findScope(['drivers/net'], directory);
    expect([scope.tree.root, scope.files]).toEqual([directory, ['drivers/net/Makefile', 'drivers/net/net.c']]);
  });

  test('of it a single file brings what is below its nearest Kbuild file', () => {
    const directory = onDisk(KERNEL);
    const hid = ['drivers/hid/Makefile', 'drivers/hid/parts/Makefile', 'drivers/hid/parts/a.c'];
    expect(findScope(['drivers/hid/parts/a.c'], directory).files).toEqual(hid);
    fs.mkdirSync(path.join(directory, '.git'));
    expect(findScope(['a.c'], path.join(directory, 'drivers/hid/parts')).files).toEqual(hid);
  });

  test('does not take in a repository within it', () => {
    const directory = onDisk({ ...KERNEL, 'drivers/net/.git/HEAD': '', 'drivers/net/more/b.c': '' });
    const scope = findScope(['drivers/net/net.c'], directory);
    expect(scope.tree.root).toBe(path.join(directory, 'drivers/net'));
    expect(scope.files).toEqual(['Makefile', 'more/b.c', 'net.c']);
  });
});

test('several directories outside a repository share the directory above them', () => {
  const directory = onDisk({ 'x/Kbuild': '', 'xy/Kbuild': '' });
  const scope = findScope(['xy', 'x', './x'], directory);
  expect([scope.tree.root, scope.files]).toEqual([directory, ['x/Kbuild', 'xy/Kbuild']]);
});

test('paths that are not there are an error that names them all', () => {
  const directory = onDisk({ Kbuild: '' });
  fs.symlinkSync('loop', path.join(directory, 'loop'));
  const refusal = (...paths: string[]) => expect(() => findScope(paths, directory));
  refusal('nowhere').toThrow(new InputError('nowhere: no such file or directory'));
  refusal('nowhere', 'Kbuild', 'Kbuild/x', 'loop', 'nowhere').toThrow(
    new InputError('nowhere, Kbuild/x: no such file or directory; loop: cannot be read (ELOOP)'),
  );
});

test('a file that is named is read, so that what is wrong with it is said', () => {
  const scope = findScope(['a.c'], onDisk({ 'Kbuild': '', 'a.c': 'a\0', 'b.c': 'b\0' }));
  expect(scope.tree.problems.map(({ file }) => file)).toEqual(['a.c']);
});

test('links to files count, linked directories and loops do not', () => {
  const directory = onDisk({ 'Kbuild': '', 'src/a.c': '' });
  fs.symlinkSync('src/a.c', path.join(directory, 'link.c'));
  fs.symlinkSync('..', path.join(directory, 'src/up'));
  fs.symlinkSync('loop.c', path.join(directory, 'loop.c'));
  expect(findScope(['.'], directory).files).toEqual(['Kbuild', 'link.c', 'src/a.c']);
});

test('names with the special characters of patterns are names', () => {
  const directory = onDisk({ 'a[1] {b}(c)!*/Kbuild': '', 'a[1] {b}(c)!*/ü.c': '' });
  expect(findScope(['a[1] {b}(c)!*'], directory).files).toEqual(['Kbuild', 'ü.c']);
});

test('case matters, as on disk', () => {
  const directory = onDisk({ '.git/HEAD': '', '.gitignore': 'makefile.c\n', 'Makefile.c': '', 'makefile.c': '' });
  expect(findScope(['.'], directory).files).toEqual(['.gitignore', 'Makefile.c']);
});

test('outside a repository git ignores nothing, and leftovers of a build are left out all the same', () => {
  const directory = onDisk({ '.gitignore': '/*\n', 'Kbuild': '', 'a.c': '', 'a.o': '', 'a.mod.c': '' });
  expect(findScope(['.'], directory).files).toEqual(['.gitignore', 'Kbuild', 'a.c']);
});

/** A file `.git`, and an index of git's own in which `drv/a.c`, `drv/sub/b.c` and `gen/k.c` are tracked. */
const INDEX = fs.readFileSync(path.join(__dirname, 'gitIndexes/version-2'));
const gitFile = (place: string): string => `gitdir: ${place}\n`;

const FORCED = {
  '.git/index': INDEX,
  '.gitignore': '*.c\n/gen/\nunrelated/\n',
  'drv/a.c': '',
  'drv/sub/b.c': '',
  'drv/new.c': '',
  'gen/k.c': '',
  'gen/other.h': '',
  'gen/deep/x.h': '',
  'unrelated/x.h': '',
};
const TRACKED = ['.gitignore', 'drv/a.c', 'drv/sub/b.c', 'gen/k.c'];

test('what git tracks is in scope, though .gitignore matches it', () => {
  expect(findScope(['.'], onDisk(FORCED)).files).toEqual(TRACKED);
});

test('an index that cannot be read says nothing', () => {
  expect(findScope(['.'], onDisk({ ...FORCED, '.git/index': 'DIRC, or not' })).files).toEqual(['.gitignore']);
});

test('the index of a linked work tree is where its .git file says', () => {
  const { '.git/index': index, ...files } = FORCED;
  const work = Object.fromEntries(Object.entries(files).map(([name, text]) => [`work/${name}`, text]));
  const directory = onDisk({
    ...work,
    'main/.git/worktrees/work/index': index,
    'main/.git/worktrees/work/commondir': '../..\n',
    'main/.git/info/exclude': '*.lst\n',
    'work/.git': gitFile('../main/.git/worktrees/work'),
    'work/a.lst': '',
  });
  expect(findScope(['.'], path.join(directory, 'work')).files).toEqual(TRACKED);
});

test('a submodule is in scope by its own rules and index, a further work tree of the repository is not', () => {
  const directory = onDisk({
    '.git/HEAD': '',
    '.git/modules/sub/index': INDEX,
    '.git/worktrees/inside/commondir': '../..\n',
    '.git/worktrees/inside/gitdir': '',
    '.gitignore': '*.h\n',
    'a.c': '',
    'sub/.git': gitFile('../.git/modules/sub'),
    'sub/.gitignore': '*.c\n',
    'sub/drv/a.c': '',
    'sub/drv/untracked.c': '',
    'sub/x.h': '',
    'inside/.git': gitFile('../.git/worktrees/inside'),
    'inside/a.c': '',
    '.worktrees/pruned/.git': gitFile('../../.git/worktrees/pruned'),
    '.worktrees/pruned/a.c': '',
    '.worktrees/moved/.git': gitFile('/nowhere/.git/worktrees/inside'),
    '.worktrees/moved/a.c': '',
    'other/.git/HEAD': '',
    'other/a.c': '',
  });
  expect(findScope(['.'], directory).files).toEqual([
    '.gitignore', 'a.c', 'other/a.c', 'sub/.gitignore', 'sub/drv/a.c', 'sub/x.h',
  ]);
  expect(findScope(['inside'], directory).files).toEqual(['a.c']);
});

test('each repository below a directory that is in none has its own rules', () => {
  const directory = onDisk({
    '.gitignore': '*.c\n',
    'a.c': '',
    'one/.git/HEAD': '',
    'one/.gitignore': 'out/\n',
    'one/b.c': '',
    'one/out/c.c': '',
  });
  expect(findScope(['.'], directory).files).toEqual(['.gitignore', 'a.c', 'one/.gitignore', 'one/b.c']);
});
