import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';

const { readUndeclared } = require('./record/undeclared');

describe('what gcc said of undeclared functions', () => {
  let tree: string;
  let copy: string;
  beforeAll(() => {
    const made = ['made.c', 'made.o', 'good.o', 'toy.o', 'toy.mod.c', 'toy.mod.o'];
    const given = ['good.c', 'bad.c', 'stopped.c', 'later.c'];
    tree = mkdtempSync(join(tmpdir(), 'kmodlint-test-'));
    copy = mkdtempSync(join(tmpdir(), 'kmodlint-test-'));
    for (const name of given) writeFileSync(join(tree, name), '');
    for (const name of [...given, ...made]) writeFileSync(join(copy, name), '');
  });
  afterAll(() => [tree, copy].forEach((directory) => rmSync(directory, { recursive: true })));

  const read = (log: string) => readUndeclared(tree, copy, log.replaceAll('COPY', copy));
  const failed = (object: string) => `make[2]: *** [/usr/src/kernel/scripts/Makefile.build:234: COPY/${object}] Error 1`;
  const undeclared = "implicit declaration of function 'strlcpy'; did you mean 'strncpy'? [-Werror=implicit]";

  test('a call, said twice', () => {
    const line = `COPY/bad.c:7:9: error: ${undeclared}`;
    expect(read(`${line}\n${line}`).undeclared).toEqual([{ file: 'bad.c', line: '7', function: 'strlcpy' }]);
  });

  test('a call that macros make stands where the outermost is used', () => {
    const log = `/usr/src/kernel/include/linux/toy.h:3:5: error: ${undeclared}
COPY/compat.h:8:1: note: in expansion of macro 'copy_name'
COPY/bad.c:9:2: note: in expansion of macro 'compat_copy_name'
COPY/bad.c:11:2: warning: unused variable 'x' [-Wunused-variable]
COPY/bad.c:11:2: note: in expansion of macro 'compat_x'`;
    expect(read(log).undeclared).toEqual([{ file: 'bad.c', line: '9', function: 'strlcpy' }]);
  });

  test('a call in a source that the build makes is not the driver’s', () =>
    expect(read(`COPY/made.c:7:9: error: ${undeclared}`).undeclared).toEqual([]));

  test('a call in a header of the kernel is not the driver’s', () =>
    expect(read(`/usr/src/kernel/include/linux/toy.h:3:5: error: ${undeclared}`).undeclared).toEqual([]));

  test('how far gcc came with each source', () => {
    const log = `COPY/bad.c:7:9: error: ${undeclared}
${failed('bad.o')}
COPY/stopped.c:1:10: fatal error: asm/unaligned.h: No such file or directory
${failed('stopped.o')}
COPY/later.c:1:1: error: unknown type name 'x'
${failed('later.o')}
make[1]: *** [/usr/src/kernel/Makefile:2007: COPY] Error 2`;
    expect(read(log).compiled).toEqual([
      { file: 'bad.c', state: 'compiled' },
      { file: 'good.c', state: 'compiled' },
      { file: 'later.c', state: 'compiled' },
      { file: 'stopped.c', state: 'stopped' },
    ]);
  });
});
