import { buildOf, kernelOf, summary } from './tree';

const c = (...names: string[]): Record<string, string> => Object.fromEntries(names.map((name) => [name, '']));

describe('what a Kbuild file builds', () => {
  test.each([
    ['one object', 'obj-m := a.o', ['a: a.c']],
    ['a composite object by -objs', 'obj-m := m.o\nm-objs := a.o b.o', ['m: a.c b.c']],
    [
      'by -y and by an option',
      'obj-m := m.o\nm-y := a.o\nm-$(CONFIG_PCI) += b.o\nm-$(CONFIG_NONE) += d.o',
      ['m: a.c b.c'],
    ],
    ['by an option that is m', 'obj-m := m.o\nm-$(CONFIG_E1000) := a.o', ['m: a.c']],
    ['an object twice', 'obj-m := m.o m.o\nm-y := a.o a.o', ['m: a.c']],
    ['a source in two modules', 'obj-m := m.o n.o\nm-y := a.o\nn-y := a.o b.o', ['m: a.c', 'n: a.c b.c']],
    ['an assembler source', 'obj-m := m.o\nm-y := a.o s.o', ['m: a.c s.S']],
    ['obj-y makes no module', 'obj-m := a.o\nobj-y += b.o', ['a: a.c']],
    ['what is in obj-y is not in obj-m', 'obj-m := a.o b.o\nobj-y := b.o', ['a: a.c']],
    ['an option of the kernel that is m', 'obj-$(CONFIG_E1000) := a.o', ['a: a.c']],
    ['an option of the kernel that is y', 'obj-$(CONFIG_PCI) := a.o\nobj-m += b.o', ['b: b.c']],
    ['an option that is not set', 'obj-$(CONFIG_NONE) := a.o\nobj-m += b.o', ['b: b.c']],
    ['an unset option where nothing else is built', 'obj-$(CONFIG_NONE) := a.o', ['a: a.c']],
    ['a source that is not there', 'obj-m := gone.o', ['gone: [no source file]']],
    ['some source that is not there', 'obj-m := m.o\nm-y := a.o gone.o', ['m: a.c [no source file]']],
    ['a prebuilt object', 'obj-m := m.o\nm-y := a.o blob.o', ['m: a.c [prebuilt (blob.o_shipped)]']],
    [
      'a generated source',
      'obj-m := m.o\nm-y := a.o made.o\n$(obj)/made.c: gen\n\t./gen > $@',
      ['m: a.c [made by a rule of the Makefile]'],
    ],
    ['a source that kbuild makes of ASN.1', 'obj-m := m.o\nm-y := a.o n.asn1.o', ['m: a.c [made by kbuild of n.asn1]']],
    ['one that kbuild makes by lex', 'obj-m := m.o\nm-y := a.o n.lex.o', ['m: a.c [made by kbuild of n.l]']],
    ['one of a device tree', 'obj-m := m.o\nm-y := a.o n.dtbo.o', ['m: a.c [made by kbuild of n.dtso]']],
    ['one of which that is not there', 'obj-m := m.o\nm-y := a.o o.asn1.o', ['m: a.c [no source file]']],
    ['a source in Rust', 'obj-m := m.o\nm-y := a.o r.o', ['m: a.c [Rust source]']],
    ['the name from a variable', 'NAME := m\nobj-m := $(NAME).o\n$(NAME)-y := a.o', ['m: a.c']],
    [
      'sources found by a wildcard',
      'obj-m := m.o\nm-y := $(patsubst $(src)/%.c,%.o,$(wildcard $(src)/[ab].c))',
      ['m: a.c b.c'],
    ],
    [
      'the kernel half alone',
      'ifneq ($(KERNELRELEASE),)\nobj-m := a.o\nelse\nall:\n\tmake -C /lib/modules/`uname -r`/build M=`pwd`\nendif',
      ['a: a.c'],
    ],
    [
      'kernel versions',
      'ifeq ($(shell test $(VERSION) -ge 6 && echo y),y)\nobj-m += a.o\nelse\nobj-m += b.o\nendif',
      ['a: a.c'],
    ],
    [
      'a condition that cannot be decided',
      'ifneq ($(shell pkg-config x),)\nobj-m += a.o\nendif\nobj-m += b.o',
      ['a?: a.c', 'b: b.c'],
    ],
    ['an object that may be there', 'obj-m := m.o\nm-y := a.o\nm-$(shell probe) += b.o', ['m: a.c b.c?']],
  ])('%s', (_, text, expected) => {
    expect(summary(buildOf({ Kbuild: text, ...c('a.c', 'b.c', 's.S', 'blob.o_shipped', 'r.rs', 'n.asn1', 'n.l', 'n.dtso') }))).toEqual(expected);
  });

  test('a list that is unknown makes the module incomplete, not wrong', () => {
    const [module] = buildOf({ Kbuild: 'obj-m := m.o\nm-y := a.o $(shell ./objects)', 'a.c': '' }).modules;
    expect([module!.objects.map(({ name }) => name), module!.unknown]).toEqual([
      ['a.o'],
      ['objects: $(shell ./objects)'],
    ]);
  });

  test('a module whose name is unknown is a problem with its place', () => {
    expect(buildOf({ Kbuild: 'obj-m := a.o\nobj-m += $(shell ./name).o', 'a.c': '' }).problems).toEqual([
      { message: 'cannot say what obj-m builds: $(shell ./name)', file: 'Kbuild', line: 2 },
    ]);
  });

  test('Kbuild goes before Makefile', () => {
    expect(summary(buildOf({ Kbuild: 'obj-m := a.o', Makefile: 'obj-m := b.o', ...c('a.c', 'b.c') }))).toEqual([
      'a: a.c',
    ]);
  });

  test('each word keeps its place', () => {
    const text = 'NAME = drv\nobj-m := \\\n  $(NAME).o two.o\ntwo-y := a.o \\\n b.o\n';
    const { modules } = buildOf({ Kbuild: text, ...c('drv.c', 'a.c', 'b.c') });
    const at = ({ span }: { span: { start: number; end: number } }): string => text.slice(span.start, span.end);
    expect(modules.map(at)).toEqual(['drv', 'two.o']);
    expect(modules[1]!.objects.map(at)).toEqual(['a.o', 'b.o']);
  });
});

describe('sub-directories', () => {
  const files = {
    Kbuild: 'obj-m += a.o sub/\nobj-y += two/\nobj-$(CONFIG_NONE) += off/',
    'sub/Makefile': 'obj-m := s.o\ns-y := x.o ../shared.o',
    'two/Kbuild': 'obj-m := t.o',
    'off/Kbuild': 'obj-m := o.o',
    ...c('a.c', 'sub/x.c', 'shared.c', 'two/t.c', 'off/o.c'),
  };

  test('are part of the run that reaches them; those of an unset option are not', () => {
    const build = buildOf(files);
    expect(summary(build)).toEqual(['a: a.c', 't: two/t.c', 's: sub/x.c shared.c']);
    expect(build.modules.map(({ directory, run }) => [directory, run])).toEqual([
      ['.', '.'],
      ['two', '.'],
      ['sub', '.'],
    ]);
    expect(build.modules[2]!.objects[1]!.name).toBe('../shared.o');
  });

  test('a module beside another Kbuild file is built where its object is', () => {
    const { modules } = buildOf({ 'a/Kbuild': 'obj-m := ../b/x.o', 'b/x.c': '' });
    expect(modules.map(({ name, directory, run }) => [name, directory, run])).toEqual([['x', 'b', 'a']]);
    expect(modules[0]!.objects[0]).toMatchObject({ name: 'x.o', source: 'b/x.c' });
  });

  test('one without a Kbuild file is a problem', () => {
    expect(buildOf({ Kbuild: 'obj-m := a.o\nobj-m += none/', 'a.c': '' }).problems).toEqual([
      { message: "'none/' has no Kbuild file", file: 'Kbuild', line: 2 },
    ]);
  });

  test('Kbuild files that none reaches are runs of their own', () => {
    const build = buildOf({
      'x/Makefile': 'obj-m := x.o',
      'y/deep/Kbuild': 'obj-m := y.o',
      ...c('x/x.c', 'y/deep/y.c'),
    });
    expect(build.modules.map(({ name, run }) => [name, run])).toEqual([
      ['x', 'x'],
      ['y', 'y/deep'],
    ]);
  });
});

describe('a tree without a Kbuild file', () => {
  test('has a module for each source with module metadata', () => {
    const build = buildOf({
      'a/x.c': 'MODULE_LICENSE("GPL");',
      'a/lib.c': 'int x;',
      'x.mod.c': 'MODULE_LICENSE("GPL");',
    });
    expect(summary(build)).toEqual(['x: a/x.c']);
  });
});

describe("a kernel's own tree", () => {
  const files = {
    Makefile: 'VERSION = 6\nPATCHLEVEL = 1\n',
    Kbuild: 'obj-y += drivers/',
    'scripts/x': '',
    'drivers/Makefile': 'subdir-ccflags-y += -DPARENT\nobj-y += net/',
    'drivers/net/Makefile':
      'obj-$(CONFIG_E1000) += a.o\nobj-$(CONFIG_PCI) += b.o\nobj-$(CONFIG_NONE) += n.o\n' +
      'ccflags-y := -I$(src)/inc -I $(srctree)/lib',
    ...c('drivers/net/a.c', 'drivers/net/b.c', 'drivers/net/n.c'),
  };

  test('has modules where the configuration says m, with the flags of the directories above', () => {
    const build = buildOf(files);
    expect(summary(build)).toEqual(['a: drivers/net/a.c']);
    expect(build.modules[0]!.run).toBe('.');
    expect(build.modules[0]!.objects[0]!.flags).toEqual(
      expect.arrayContaining([
        { kind: 'define', name: 'PARENT', value: '1' },
        { kind: 'includeDirectory', path: 'drivers/net/inc' },
        { kind: 'includeDirectory', path: 'lib' },
      ]),
    );
  });

  test('builds nothing where a directory above is not entered', () => {
    const entered = (makefile: string): string[] => summary(buildOf({ ...files, 'drivers/Makefile': makefile }));
    expect(entered('obj-$(CONFIG_NONE) += net/')).toEqual([]);
    expect(entered('obj-$(CONFIG_E1000) += net/')).toEqual(['a: drivers/net/a.c']);
    expect(entered('obj-$(shell unknown) += net/')).toEqual(['a?: drivers/net/a.c']);
    expect(entered('obj-m += other/')).toEqual([]);
    expect(summary(buildOf({ ...files, Kbuild: 'obj-$(CONFIG_NONE) += drivers/' }))).toEqual([]);
  });

  test('is entered where the top Makefile does so, and may pass a directory by', () => {
    const build = buildOf({
      ...files,
      Kbuild: '# up to 6.0',
      'drivers/Makefile': 'obj-y += usb/storage/',
      'drivers/usb/Makefile': 'obj-m += u.o',
      'drivers/usb/storage/Makefile': 'obj-m += s.o',
      'arch/x86/pci/Makefile': 'obj-m += p.o',
      'arch/arm/pci/Makefile': 'obj-m += arm.o',
      'tools/testing/Makefile': 'obj-m += t.o',
      ...c('drivers/usb/storage/s.c', 'drivers/usb/u.c', 'arch/x86/pci/p.c', 'arch/arm/pci/arm.c', 'tools/testing/t.c'),
    });
    expect(summary(build)).toEqual(['p: arch/x86/pci/p.c', 's: drivers/usb/storage/s.c']);
  });

  test('may be but headers, whose top Makefile is no driver\'s', () => {
    const build = buildOf({
      Makefile: `${files.Makefile}all:\n\t$(MAKE) -C . M=$(CURDIR)/out\n`,
      'scripts/x': '',
      'arch/x86/include/asm/io.h': '',
      'out/Kbuild': 'obj-m := o.o',
      'out/o.c': 'MODULE_LICENSE("GPL");',
    });
    expect(summary(build)).toEqual([]);
  });
});

test('the same tree gives the same build in whatever order its files come', () => {
  const files = { 'b/Kbuild': 'obj-m := b.o', 'a/Kbuild': 'obj-m := a.o', 'a/a.c': '', 'b/b.c': '' };
  const reversed = Object.fromEntries(Object.entries(files).reverse());
  expect(buildOf(reversed, kernelOf('6.1.50'))).toEqual(buildOf(files, kernelOf('6.1.50')));
});

test('an object that the linker is passed makes a composite module incomplete', () => {
  const unknown = (text: string): readonly string[] =>
    buildOf({ Kbuild: `obj-m := a.o\na-y := b.o\n${text}`, 'b.c': '' }).modules[0]!.unknown;
  expect(unknown('ldflags-y := $(src)/lib/blob.o_amd64')).toEqual(["linked with lib/blob.o_amd64 by the linker's flags"]);
  expect(unknown('LDFLAGS_a.o := lib/blob.a')).toEqual(["linked with lib/blob.a by the linker's flags"]);
  expect(unknown('LDFLAGS_b.o := lib/blob.a')).toEqual([]);
  expect(unknown('ldflags-y := -r -m elf_x86_64 --strip-debug')).toEqual([]);
});

test('objects that commands find among the files of the tree', () => {
  const build = buildOf({
    Kbuild:
      "obj-m := drv.o\nFOUND := $(shell cd $(src) && find core -name '*.c' ! -name '*_test.c' 2>/dev/null || true)\n" +
      "drv-objs := $(patsubst %.c,%.o,$(FOUND)) $(shell ls $(src)/os/*.c | xargs -n1 basename | sed 's/^/os\\//; s/c$$/o/')\n",
    'core/a.c': '',
    'core/sub/b.c': '',
    'core/a_test.c': '',
    'os/x.c': '',
  });
  expect(summary(build)).toEqual(['drv: core/a.c core/sub/b.c os/x.c']);
});
