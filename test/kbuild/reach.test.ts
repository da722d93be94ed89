import { readBuild } from '../../src/kbuild/readBuild';
import { KERNEL, treeOf } from './tree';

/** The unreached modules of a tree: empty sources for all that makefiles name. */
function unreached(files: Record<string, string>, named?: readonly string[]): string[] {
  const { modules } = readBuild(treeOf(files), KERNEL, Object.keys(files), named);
  expect(modules.length).toBeGreaterThan(1);
  return modules.filter(({ isUnreached }) => isUnreached).map(({ directory, name }) => `${directory}/${name}`);
}

const CALLS = 'KDIR ?= /lib/modules/$(shell uname -r)/build\nall:\n\t$(MAKE) -C $(KDIR) M=$(CURDIR)/src modules\n';
/** A driver in src/, and a module beside it that nothing leads to. */
const BESIDE = {
  'Makefile': CALLS,
  'src/Kbuild': 'obj-m := a.o\n',
  'src/a.c': '',
  'copies/old/Makefile': 'obj-m := b.o\n',
  'copies/old/b.c': '',
};

test('a module that nothing at the top leads to is unreached', () => {
  expect(unreached(BESIDE)).toEqual(['copies/old/b']);
  const kbuild = { 'Kbuild': 'obj-m := a.o sub/\n', 'a.c': '', 'sub/Kbuild': 'obj-m := b.o\n', 'sub/b.c': '' };
  const test = { 'configure/x/testmod/Makefile': 'obj-m := t.o\nall:\n\tmake -C /src M=$(PWD)\n', 'configure/x/testmod/t.c': '' };
  expect(unreached({ ...kbuild, ...test })).toEqual(['configure/x/testmod/t']);
  expect(unreached({ ...kbuild, ...test, 'configure/Makefile': 'all:\n\tmake -C x/testmod\n' })).toHaveLength(1);
});

test.each([
  ['a recipe of any goal', 'tests:\n\t$(MAKE) -C copies/old\n'],
  ['a list that a variable passes on', 'DIRS = src copies/old\neach:\n\tfor d in $(DIRS); do $(MAKE) -C $$d; done\n'],
  ['a condition that does not hold', 'ifdef WITH_OLD\nSUB += copies/old\nendif\n'],
  ['a path in parts', 'PLACE = copies\nOLD = $(PLACE)/old\n'],
  ['a name in part', 'PLACE = copies/$(AGE)ld\n'],
])('what the top says leads there: %s', (_, text) => {
  expect(unreached({ ...BESIDE, Makefile: CALLS + text })).toEqual([]);
});

test.each([
  ['the output of a command', 'each:\n\tfor d in $(shell ./list); do $(MAKE) -C $$d; done\n'],
  ['a pattern of the shell', 'each:\n\tfor d in */*; do $(MAKE) -C $$d; done\n'],
  ['find', "each:\n\tfind . -name Makefile -execdir $(MAKE) ';'\n"],
  ['a module directory that is not known', 'each:\n\t$(MAKE) -C $(KDIR) M=$(shell ./where)\n'],
  ['a list of kbuild', 'obj-y += $(shell ./list)/\n'],
  ['a script that calls make anywhere', 'each:\n\t./each.sh\n'],
])('where a call cannot be evaluated, nothing is unreached: %s', (_, text) => {
  const script = { 'each.sh': 'for d in $(./list); do make -C "$d"; done\n' };
  const kbuild = text.startsWith('obj-y') ? { 'src/Kbuild': `obj-m := a.o\n${text}` } : { Makefile: CALLS + text };
  expect(unreached({ ...BESIDE, ...script, ...kbuild })).toEqual([]);
});

test.each([
  ['a comment', '# copies/old\n'],
  ['where headers are looked for', 'CFLAGS += -Icopies/old\n'],
  ['another directory of that name', 'sub:\n\t$(MAKE) -C src/old\n'],
])('what leads nowhere: %s', (_, text) => {
  expect(unreached({ ...BESIDE, 'src/old/Makefile': 'x:\n', Makefile: CALLS + text })).toEqual(['copies/old/b']);
});

test('what is not called but entered by kbuild under an option, or by the list that an evaluation makes, is reached', () => {
  const files = { ...BESIDE, 'src/sub/Kbuild': 'obj-m := c.o\n', 'src/sub/c.c': '' };
  const lists = (text: string): string[] => unreached({ ...files, 'src/Kbuild': `obj-m := a.o\n${text}` });
  expect(lists('obj-$(CONFIG_NONE) += sub/\n')).toEqual(['copies/old/b']);
  expect(lists('obj-m += $(addsuffix b/,su)\n')).toEqual(['copies/old/b']);
});

test('a driver in its own right is reached: below no makefile, named, or with a dkms.conf', () => {
  const below = Object.entries(BESIDE).filter(([file]) => file !== 'Makefile');
  expect(unreached(Object.fromEntries(below))).toEqual([]);
  expect(unreached({ ...BESIDE, Makefile: 'all:\n\tgcc tool.c\n' })).toEqual([]);
  expect(unreached(BESIDE, ['.', 'copies'])).toEqual([]);
  expect(unreached(BESIDE, ['copies/old/b.c', 'src'])).toEqual([]);
  expect(unreached({ ...BESIDE, 'copies/old/dkms.conf': 'PACKAGE_NAME=b\n' })).toEqual([]);
});

test('what dkms.conf calls or has installed is reached', () => {
  const dkms = (text: string): string[] => unreached({ ...BESIDE, 'dkms.conf': `PACKAGE_NAME=x\n${text}` });
  const call = 'MAKE="make -C ${kernel_source_dir} M=${dkms_tree}/x/1/build/src"\n';
  expect(dkms(call)).toEqual(['copies/old/b']);
  expect(dkms('MAKE="make; make -C copies/old"\n')).toEqual([]);
  expect(dkms('MAKE="make; make -C $(./where)"\n')).toEqual([]);
  expect(dkms(`${call}BUILT_MODULE_NAME=b\n`)).toEqual([]);
  expect(dkms(`${call}BUILT_MODULE_LOCATION=copies/old\n`)).toEqual([]);
});

test('a copy of a module that dkms.conf has installed is unreached where the module itself is not', () => {
  const files = {
    'dkms.conf': 'PACKAGE_NAME=x\nBUILT_MODULE_NAME=a\n',
    'Kbuild': 'obj-m := a.o\n',
    'a.c': '',
    'patched/Kbuild': 'obj-m := a.o\n',
    'patched/a.c': '',
  };
  expect(unreached(files)).toEqual(['patched/a']);
});
