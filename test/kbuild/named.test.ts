import { buildOf } from './tree';

/** Objects and sources by name: objects that list themselves, missing sources, sources that no makefile lists. */

const unnamed = (files: Record<string, string>): readonly string[] => buildOf(files).unlistedSources;
const kernelSource = '#include <linux/kernel.h>\n';

/** The objects whose source is missing for good. */
const absent = (files: Record<string, string>): string[] =>
  buildOf(files).modules.flatMap(({ objects }) => objects.filter(({ isAbsent }) => isAbsent).map(({ name }) => name));

test.each([
  ['an object of its own', 'obj-m := a.o', false],
  ['a list', 'obj-m := a.o\na-y := b.o', true],
  ['a list of itself', 'obj-m := a.o\na-objs := a.o', true],
])('a module is composite by %s', (_, Kbuild, isComposite) => {
  expect(buildOf({ Kbuild, 'a.c': '', 'b.c': '' }).modules[0]!.isComposite).toBe(isComposite);
});

describe('an object without a source', () => {
  const Kbuild = 'obj-m := a.o\na-y := b.o c.o';

  test('is missing for good where nothing tells how it would come about', () => {
    expect(absent({ Kbuild, 'c.c': '' })).toEqual(['b.o']);
  });

  test.each([
    ['a recipe names it', { Makefile: 'all:\n\tgentable > b.c\n' }],
    ['a script names it', { 'prepare.sh': 'gentable > b.c\n' }],
    ['dkms.conf links it', { 'dkms.conf': 'MAKE="ln -sf $d/b.c . ; make -C $k M=$PWD"\n' }],
    ['a command puts files in place by a pattern', { 'prepare.sh': 'cp ../common/*.c .\n' }],
    ['a rule makes it', { Kbuild: `${Kbuild}\n$(obj)/b.c: $(src)/c.c\n\tcp $< $@\n` }],
  ])('may come about where %s', (_, files) => {
    expect(absent({ Kbuild, 'c.c': '', ...files })).toEqual([]);
  });

  test('may come about in a directory that is empty, as a git submodule is before it is checked out', () => {
    expect(absent({ Kbuild: 'obj-m := a.o\na-y := sub/b.o c.o', 'c.c': '' })).toEqual([]);
  });
});

describe('sources that no makefile lists', () => {
  const Kbuild = 'obj-m := a.o';

  test('are beside those of a module and include what modules do', () => {
    const files = { Kbuild, 'a.c': '', 'b.c': kernelSource, 'tool.c': '#include <stdio.h>', 'doc/c.c': kernelSource };
    expect(unnamed(files)).toEqual(['b.c']);
  });

  test.each([
    ['a comment', { Kbuild: `${Kbuild}\n# obj-m += b.o` }],
    ['a list that is not built', { Kbuild: `${Kbuild}\na-$(CONFIG_NONE) += b.o` }],
    ['a module that is not built', { Kbuild: `${Kbuild}\nobj-$(CONFIG_NONE) += b.o` }],
    ['a script', { 'build.sh': 'cc b.c' }],
    ['a pattern', { Kbuild: `${Kbuild}\nTESTS := b%.c` }],
    ['an include that is not compiled', { 'a.c': '#ifdef NONE\n#include "b.c"\n#endif' }],
  ])('are not those in %s', (_, files) => {
    expect(unnamed({ Kbuild, 'a.c': '', 'b.c': kernelSource, ...files })).toEqual([]);
  });

  test('are not told by a pattern that every source matches', () => {
    expect(unnamed({ Kbuild: `${Kbuild}\nindent:\n\tindent *.c\n`, 'a.c': '', 'b.c': kernelSource })).toEqual(['b.c']);
  });
});

describe('a run that no call of make leads to', () => {
  const runs = { 'a/Kbuild': 'obj-m := a.o', 'a/a.c': '', 'b/Kbuild': 'obj-m := b.o', 'b/b.c': '' };
  const assumed = (files: Record<string, string>): string[] =>
    buildOf(files).modules.filter(({ isRunAssumed }) => isRunAssumed).map(({ name }) => name);

  test('is what it looks like where nothing calls make', () => expect(assumed(runs)).toEqual([]));

  test('is assumed where calls lead to others', () => {
    expect(assumed({ ...runs, Makefile: 'all:\n\tmake -C /lib/modules/x/build M=$(PWD)/a\n' })).toEqual(['b']);
  });

  test.each(['configure', 'build.sh', 'Makefile.in', 'CMakeLists.txt'])('is assumed where %s may call it', (file) => {
    expect(assumed({ ...runs, [file]: '' })).toEqual(['a', 'b']);
  });
});

test('what is not known of KBUILD_EXTRA_SYMBOLS makes the modules of its run incomplete', () => {
  const build = buildOf({ Kbuild: 'KBUILD_EXTRA_SYMBOLS := $(shell find / -name x) a.symvers\nobj-m := a.o', 'a.c': '' });
  expect(build.modules[0]).toMatchObject({
    extraSymbols: [expect.stringMatching(/a\.symvers$/)],
    unknown: [expect.stringMatching(/^KBUILD_EXTRA_SYMBOLS: /)],
  });
});
