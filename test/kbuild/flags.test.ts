import type { CompilerFlag } from '../../src/model';
import { buildOf, flagsOf, kernelOf } from './tree';

const KERNEL_DIRECTORY = '/lib/modules/6.1.50-test/build';

function flags(text: string, kernel = kernelOf('6.1.50')): string[] {
  return flagsOf(buildOf({ 'drv/Kbuild': `obj-m := a.o\n${text}`, 'drv/a.c': '' }, kernel), 'a');
}

const LEFT_BY_W = [
  '-Wno-implicit-function-declaration', '-Wno-incompatible-pointer-types', '-Wno-int-conversion',
];

describe('compiler flags', () => {
  test.each([
    ['a define', 'ccflags-y := -DX -DY=2 -D Z=3', ['-DX=1', '-DY=2', '-DZ=3']],
    [
      'quotes as the shell undoes them',
      `ccflags-y := -DA=\\"a\\" '-DB="b c"' -DC="\\"c\\""`,
      ['-DA="a"', '-DB="b c"', '-DC="c"'],
    ],
    ['a warning that is no error', 'ccflags-y := -Wall -Wno-error=int-conversion -Wno-unused', ['-Wno-int-conversion']],
    ['undefined again', 'ccflags-y := -DX -UX -U Y', ['-DX=1', '-UX', '-UY']],
    ['directories of the tree', 'ccflags-y := -I$(src)/inc -I $(src)/../shared', ['-Idrv/inc', '-Ishared']],
    ['directories that end in a slash, and twice', 'ccflags-y := -I$(src)/inc/ -I$(src)/inc', ['-Idrv/inc']],
    [
      'gcc searches -iquote, -I, -isystem',
      'ccflags-y := -isystem $(src)/s -I$(src)/i -iquote $(src)/q',
      ['-Idrv/q', '-Idrv/i', '-Idrv/s'],
    ],
    ['a directory of the kernel', 'ccflags-y := -I$(srctree)/drivers/md', [`-I${KERNEL_DIRECTORY}/drivers/md`]],
    ['an included file', 'ccflags-y := -include $(src)/compat.h', ['-include drv/compat.h']],
    [
      'an included header of the kernel',
      'ccflags-y := -include linux/skbuff.h',
      [`-include ${KERNEL_DIRECTORY}/include/linux/skbuff.h`],
    ],
    [
      'what decides about __DATE__, in order',
      'ccflags-y := -w $(call cc-disable-warning, date-time)\nCFLAGS_a.o := $(call cc-option,-Wno-error=date-time)',
      // -w decides about the other warnings that the kernel makes errors as well.
      ['-w', ...LEFT_BY_W, '-Wno-date-time', '-Wno-error=date-time'],
    ],
    ['others are passed over', 'ccflags-y := -Wall -O2 -g $(call cc-option,-Wno-x)', []],
    [
      'the order of Makefile.lib',
      'CFLAGS_MODULE += -DE\nCFLAGS_a.o := -DD\nEXTRA_CFLAGS += -DC\nccflags-y := -DB\nNOSTDINC_FLAGS += -DA',
      ['-DA=1', '-DB=1', '-DC=1', '-DD=1', '-DE=1'],
    ],
    ['of one object alone', 'CFLAGS_b.o := -DB\nCFLAGS_a.o := -DA', ['-DA=1']],
    ['removed from one object', 'ccflags-y := -DX -DY\nCFLAGS_REMOVE_a.o := -DX', ['-DY=1']],
    ['a value that is unknown keeps the name', 'ccflags-y := -DV=\\"$(shell git describe)\\"', ['-DV=""']],
  ])('%s', (_, text, expected) => expect(flags(text)).toEqual(expected));

  test('what NOSTDINC_FLAGS says is searched before the kernel, -iquote for quotes alone', () => {
    const text = 'ccflags-y := -I$(src)/c -iquote $(src)/q -isystem $(src)/s\nNOSTDINC_FLAGS := -I$(src)/n';
    const build = buildOf({ 'drv/Kbuild': `obj-m := a.o\n${text}`, 'drv/a.c': '' });
    const { flags } = build.modules[0]!.objects[0]!;
    expect(flags.filter(({ kind }) => kind === 'includeDirectory')).toEqual([
      { kind: 'includeDirectory', path: 'drv/q', search: 'quotes' },
      { kind: 'includeDirectory', path: 'drv/n', search: 'first' },
      { kind: 'includeDirectory', path: 'drv/c' },
      { kind: 'includeDirectory', path: 'drv/s', isSystem: true },
    ]);
  });

  test.each([
    ['', ['-Werror=date-time']],
    ['ccflags-remove-y := -Werror=date-time', []],
    ['KBUILD_CFLAGS := $(filter-out -Werror%,$(KBUILD_CFLAGS))', []],
  ])("of the kernel's own flags, those that a finding hangs on: %s", (text, expected) => {
    const build = buildOf({ 'drv/Kbuild': `obj-m := a.o\n${text}`, 'drv/a.c': '' });
    const { flags } = build.modules[0]!.objects[0]!;
    expect(flags.flatMap((flag) => (flag.kind === 'dateWarning' ? [flag.option] : []))).toEqual(expected);
  });

  test("LINUXINCLUDE has the kernel's directories where the Kbuild file leaves them", () => {
    const text = 'LINUXINCLUDE := -I$(src)/before $(LINUXINCLUDE)\nLINUXINCLUDE += -I$(src)/behind';
    const build = buildOf({ 'drv/Kbuild': `obj-m := a.o\n${text}`, 'drv/a.c': '' });
    const { flags } = build.modules[0]!.objects[0]!;
    expect(flags.filter(({ kind }) => kind === 'includeDirectory')).toEqual([
      { kind: 'includeDirectory', path: 'drv/before', search: 'first' },
      { kind: 'includeDirectory', path: 'drv/behind' },
    ]);
  });

  test('relative directories start where the compiler runs: since 6.13 in the module', () => {
    expect(flags('ccflags-y := -Iinc')).toEqual([`-I${KERNEL_DIRECTORY}/inc`]);
    expect(flags('ccflags-y := -Iinc', kernelOf('6.13.0'))).toEqual(['-Idrv/inc']);
    expect(flags('ccflags-y := -I$(obj)/inc', kernelOf('6.13.0'))).toEqual(['-Idrv/inc']);
  });

  test('an absolute path behind a slash: since 6.13 $(src) is relative', () => {
    const text = 'none :=\nccflags-y := -I$(none)/$(src)/inc -I/./$(src)//inc2';
    expect(flags(text)).toEqual(['-Idrv/inc', '-Idrv/inc2']);
    expect(flags(text, kernelOf('6.13.0'))).toEqual(['-I/inc', '-I/inc2']);
    expect(flags('ccflags-y := -I$(src)/inc -I$(CURDIR)/$(src)/x', kernelOf('7.3.4'))).toEqual(['-Idrv/inc', '-Idrv/x']);
    expect(flags('ccflags-y := -I$(CURDIR)/$(src)/x')).toEqual([`-I${KERNEL_DIRECTORY}/@tree/drv/x`]);
    const beside = 'ccflags-y := -I$(dir $(lastword $(MAKEFILE_LIST)))inc';
    expect(flags(beside)).toEqual(flags(beside, kernelOf('7.3.4')));
  });

  test('what is added to the include path of the kernel reaches the compiler, what is added for user space does not', () => {
    expect(flags('LINUXINCLUDE += -I$(src)/inc\nUSERINCLUDE += -I$(src)/user')).toEqual(['-Idrv/inc']);
    expect(flags('LINUXINCLUDE := -I$(src)/inc $(LINUXINCLUDE)')).toEqual(['-Idrv/inc']);
    const below = { Kbuild: 'obj-m := sub/\nLINUXINCLUDE += -I$(src)/inc', 'sub/Kbuild': 'obj-m := a.o', 'sub/a.c': '' };
    expect(flagsOf(buildOf(below), 'a')).toEqual(['-Iinc']);
  });

  test('EXTRA_CFLAGS ended with 6.15: what it says is marked from there on', () => {
    const last = (version: string): CompilerFlag | undefined =>
      buildOf({ Kbuild: 'obj-m := a.o\nEXTRA_CFLAGS := -DX', 'a.c': '' }, kernelOf(version)).modules[0]!.objects[0]!.flags.at(-1);
    expect(last('6.14.0')).toEqual({ kind: 'define', name: 'X', value: '1' });
    expect(last('6.15.0')).toMatchObject({ kind: 'define', name: 'X', isIgnored: true });
  });

  test('assembler sources have their own', () => {
    const build = buildOf({ Kbuild: 'obj-m := s.o\nccflags-y := -DC\nasflags-y := -DA\nAFLAGS_s.o := -DS', 's.S': '' });
    expect(flagsOf(build, 's')).toEqual(['-DA=1', '-DS=1']);
  });

  test('those for sub-directories, and those that kbuild exports, go down; others do not', () => {
    const build = buildOf({
      Kbuild: 'obj-m := sub/\nsubdir-ccflags-y := -DDOWN\nCFLAGS_MODULE += -DMOD\nccflags-y := -DHERE',
      'sub/Kbuild': 'obj-m := deep/',
      'sub/deep/Kbuild': 'obj-m := a.o',
      'sub/deep/a.c': '',
    });
    expect(flagsOf(build, 'a')).toEqual(['-DDOWN=1', '-DMOD=1']);
  });

  test('each object knows the name of its module', () => {
    const [object] = buildOf({ Kbuild: 'obj-m := my-drv.o\nmy-drv-y := a-b.o', 'a-b.c': '' }).modules[0]!.objects;
    expect(object!.flags).toEqual(
      expect.arrayContaining([
        { kind: 'define', name: 'KBUILD_MODNAME', value: '"my_drv"' },
        { kind: 'define', name: 'KBUILD_BASENAME', value: '"a_b"' },
      ]),
    );
  });
});

describe('flags of a call of make', () => {
  const called = (call: string, kbuild: string, kernel = kernelOf('6.1.50')): string[] =>
    flagsOf(
      buildOf(
        {
          Makefile: `all:\n\t${call.replace('make', 'make -C /lib/modules/x/build M=$(PWD)/drv')}\n`,
          'drv/Kbuild': `obj-m := a.o\n${kbuild}`,
          'drv/a.c': '',
        },
        kernel,
      ),
      'a',
    );

  test.each([
    ['added', 'make ccflags-y+="-I$(PWD)/inc"', '', ['-Iinc']],
    ['added twice', 'make ccflags-y+=-DA ccflags-y+=-DB', '', ['-DA=1', '-DB=1']],
    ['set at once', "make ccflags-y:='-DA -DB'", '', ['-DA=1', '-DB=1']],
    ['set where nothing did', 'make ccflags-y?=-DA', '', ['-DA=1']],
    ['not set where something did', 'make ccflags-y=-DA ccflags-y?=-DB', '', ['-DA=1']],
    ['in the way of what the Kbuild file sets', 'make ccflags-y+=-DA', 'ccflags-y += -DB\nEXTRA_CFLAGS := -DC', ['-DA=1']],
    ['beside what the Kbuild file sets', 'make EXTRA_CFLAGS=-DA', 'ccflags-y += -DB\nEXTRA_CFLAGS += -DC', ['-DB=1', '-DA=1']],
    ['of the user', 'make KCFLAGS+=-DA KCPPFLAGS=-DP CFLAGS_MODULE+=-DM', 'ccflags-y := -DB', ['-DP=1', '-DA=1', '-DB=1', '-DM=1']],
    ['added to the environment', 'KCFLAGS=-DE make KCFLAGS+=-DA', '', ['-DE=1', '-DA=1']],
    ['emptied in the environment', "EXTRA_CFLAGS=-DE make 'X=1'", 'ccflags-y := -DB', ['-DB=1']],
  ])('%s', (_, call, kbuild, expected) => expect(called(call, kbuild)).toEqual(expected));

  test('go down to the makes that are called', () => {
    const build = buildOf({
      Makefile: 'all:\n\tmake -C drv KCFLAGS=-DA\n',
      'drv/Makefile': 'obj-m := a.o\nall:\n\tmake -C /lib/modules/x/build M=$(CURDIR) KCFLAGS+=-DB\n',
      'drv/a.c': '',
    });
    expect(flagsOf(build, 'a')).toEqual(['-DA=1', '-DB=1']);
  });
});

describe('flags that cannot be known', () => {
  const unknown = (text: string): readonly string[] => {
    const { flags } = buildOf({ Kbuild: `obj-m := a.o\n${text}`, 'a.c': '' }).modules[0]!.objects[0]!;
    return flags.flatMap((flag) => (flag.kind === 'unknown' ? [flag.reason] : []));
  };

  test('are some, and say why', () => {
    expect(unknown('ccflags-y := $(shell ./flags)')).toEqual(['compiler flags: $(shell ./flags)']);
    expect(unknown('ccflags-y := -D$(shell ./name)')).toEqual(['compiler flags: $(shell ./name)']);
    expect(unknown('ccflags-y := -I$(shell ./dir)')).toEqual(['compiler flags: $(shell ./dir)']);
  });

  test('but a macro alone stays in doubt', () => {
    const text = 'ifneq ($(shell probe),)\nccflags-y += -DHAVE_IT\nendif';
    expect(unknown(text)).toEqual([]);
    const { flags } = buildOf({ Kbuild: `obj-m := a.o\n${text}`, 'a.c': '' }).modules[0]!.objects[0]!;
    expect(flags).toContainEqual({
      kind: 'define',
      name: 'HAVE_IT',
      value: '1',
      possible: 'behind a condition of the Makefile that cannot be decided (-DHAVE_IT)',
    });
  });

  test('a warning changes nothing', () => {
    expect(unknown('ccflags-y := -W$(shell ./warning)')).toEqual([]);
  });
});

describe('flags that the answer of what cannot be run decides', () => {
  const ASK = '$(CC) -S -o /dev/null -xc $(src)/t.c';
  const DOUBT = 'behind a condition of the Makefile that cannot be decided';

  test.each([
    ['if', `if ${ASK} > /dev/null 2>&1; then echo "-DHAS_X"; else echo ""; fi`, ['-DHAS_X']],
    ['both ways', `if ${ASK} >/dev/null; then echo -DHAS_X; else echo -DHAS_NO_X -DOLD; fi`, ['-DHAS_X', '-DHAS_NO_X', '-DOLD']],
    ['&& and ||', `${ASK} &> /dev/null && echo "-DHAS_X" || echo -UHAS_X`, ['-DHAS_X', '-UHAS_X']],
  ])('%s', (_, command, possible) => {
    const tree = { 'drv/Kbuild': `obj-m := a.o\nccflags-y := -DSURE $(shell ${command})`, 'drv/a.c': '' };
    const given = buildOf(tree, kernelOf('6.1.50')).modules[0]!.objects[0]!.flags;
    const doubtful = given.flatMap((flag) => ('possible' in flag ? [flag.possible] : []));
    expect(doubtful).toEqual(possible.map((flag) => `${DOUBT} (${flag})`));
    expect(given.filter(({ kind }) => kind === 'unknown')).toEqual([]);
  });

  test.each([
    ['what it prints itself', `if ${ASK}; then echo -DHAS_X; fi`],
    ['what is no flag', `if ${ASK} > /dev/null; then echo yes; else echo no; fi`],
    ['what a branch reads', `if ${ASK} > /dev/null; then cat drv/a.c; fi`],
    ['what is asked in turn', `if ${ASK} > /dev/null; then echo -D$$($(CC) -v); fi`],
    ['what another command prints', `${ASK} > /dev/null && $(CC) -v && echo -DHAS_X`],
    ['more after it', `if ${ASK} > /dev/null; then echo -DHAS_X; fi; $(CC) -v`],
  ])('unknown stays %s', (_, command) => {
    const tree = { 'drv/Kbuild': `obj-m := a.o\nccflags-y := $(shell ${command})`, 'drv/a.c': '' };
    const given = buildOf(tree, kernelOf('6.1.50')).modules[0]!.objects[0]!.flags;
    expect(given.some(({ kind }) => kind === 'unknown')).toBe(true);
  });
});
