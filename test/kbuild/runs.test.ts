import { buildOf, flagsOf, summary } from './tree';

const sources = { 'drv/a.c': '', 'drv/b.c': '', 'drv/extra.c': '' };

describe('the half of a Makefile that calls kbuild', () => {
  const kbuild = 'obj-$(BUILD_ALL) += a.o\nobj-m += $(EXTRA) b.o\nccflags-y := -DX=$(X)';

  test.each([
    ['directly', 'all:\n\t$(MAKE) -C $(KDIR) M=$(PWD)/drv BUILD_ALL=m EXTRA=extra.o X=1 modules\n'],
    [
      'through a variable',
      'KMAKE = +$(MAKE) -C $(KDIR) M=$(PWD)/drv BUILD_ALL=m\nall:\n\t$(KMAKE) modules EXTRA="extra.o" X=1\n',
    ],
    [
      'through another goal',
      'all: modules\nmodules:\n\tcd drv && $(MAKE) -C $(KDIR) M=$$PWD BUILD_ALL=m EXTRA=extra.o X=1\n',
    ],
    [
      'through exported variables',
      'export BUILD_ALL = m\nexport EXTRA = extra.o\nexport X = 1\nall:\n\t@make -C $(KDIR) M=`pwd`/drv\n',
    ],
    ['with a variable of the shell', 'all:\n\tBUILD_ALL=m EXTRA=extra.o X=1 make -C $(KDIR) M=$(CURDIR)/drv\n'],
    ['in a loop', 'all:\n\tfor d in drv; do $(MAKE) -C $(KDIR) M=$(PWD)/$$d BUILD_ALL=m EXTRA=extra.o X=1; done\n'],
    [
      'not by the first goal',
      'all: tool\ntool:\n\tcc tool.c\nmodules:\n\tmake -C $(KDIR) M=$(PWD)/drv BUILD_ALL=m EXTRA=extra.o X=1\n',
    ],
  ])('%s', (_, text) => {
    const build = buildOf({
      Makefile: `KDIR ?= /lib/modules/$(shell uname -r)/build\n${text}`,
      'drv/Kbuild': kbuild,
      ...sources,
    });
    expect(summary(build)).toEqual(['a: drv/a.c', 'extra: drv/extra.c', 'b: drv/b.c']);
    expect(flagsOf(build, 'a')).toEqual(['-DX=1']);
    expect(build.modules[0]!.run).toBe('drv');
  });

  test('a clean goal builds nothing', () => {
    const build = buildOf({
      Makefile: 'clean:\n\tmake -C /lib/modules/x/build M=$(PWD)/drv BUILD_ALL=m clean\n',
      'drv/Kbuild': 'obj-$(BUILD_ALL) += a.o\nobj-m += b.o',
      ...sources,
    });
    expect(summary(build)).toEqual(['b: drv/b.c']);
  });

  test('a make for each directory', () => {
    const inner = 'obj-m := $(NAME).o\nall:\n\tmake -C /lib/modules/`uname -r`/build M="$(PWD)" NAME=$(NAME)\n';
    const build = buildOf({
      Makefile: 'DIRS := one two\nall: $(DIRS)\n$(DIRS):\n\t$(MAKE) -C "$@" NAME=$@\n',
      'one/Makefile': inner,
      'two/Makefile': inner,
      'one/one.c': '',
      'two/two.c': '',
    });
    expect(summary(build)).toEqual(['one: one/one.c', 'two: two/two.c']);
    expect(build.modules.map(({ run }) => run)).toEqual(['one', 'two']);
  });
});

test('recipes that call make without end are followed so far, and said', () => {
  const goals = Array.from({ length: 30 }, (_, index) => `goal${index}`);
  const others = (goal: string): string => goals.filter((other) => other !== goal).join(' ');
  const rules = goals.map((goal) => `${goal}:\n\tmake -C $(PWD) ${others(goal)}\n`);
  const build = buildOf({
    Makefile: `all: ${goals.join(' ')}\n\tmake -C /lib/modules/x/build M=$(PWD)/src\n${rules.join('')}`,
    'src/Kbuild': 'obj-m := a.o',
    'src/a.c': '',
  });
  expect(summary(build)).toEqual(['a: src/a.c']);
  expect(build.problems).toEqual([
    { message: 'its recipes call make without end: some of the calls are not followed', file: 'Makefile' },
  ]);
});

describe('dkms.conf', () => {
  const head = 'PACKAGE_NAME="drv"\nPACKAGE_VERSION=1.0\n';
  const kbuild = { 'src/Kbuild': 'obj-$(CONFIG_A) += a.o\nobj-m += b.o', 'src/a.c': '', 'src/b.c': '' };

  test.each([
    [
      'calls kbuild',
      'MAKE[0]="make -C ${kernel_source_dir} M=${dkms_tree}/${PACKAGE_NAME}/${PACKAGE_VERSION}/build/src CONFIG_A=m"',
    ],
    ['calls it from the package', 'MAKE="make -C $kernel_source_dir M=/usr/src/drv-1.0/src CONFIG_A=m modules; true"'],
    [
      'goes over several lines',
      'MAKE[0]="cd src \\\n && make -C $kernel_source_dir M=$dkms_tree/drv/1.0/build/src \'CONFIG_A=m\'"',
    ],
    [
      'counts its modules',
      'i=0\nMAKE[$i]="make -C $kernel_source_dir M=$dkms_tree/drv/1.0/build/src CONFIG_A=m"\n' +
        'i=$((i+1))\nBUILT_MODULE_NAME[$i]=b',
    ],
    [
      'names the module that it expects',
      'MAKE="make -C $kernel_source_dir M=$dkms_tree/drv/1.0/build/src"\nBUILT_MODULE_NAME[0]="a"',
    ],
  ])('%s', (_, text) => {
    expect(summary(buildOf({ 'dkms.conf': head + text, ...kbuild }))).toEqual(
      ['a: src/a.c', 'b: src/b.c'].sort((x, y) =>
        text.includes('BUILT_MODULE_NAME[0]') ? (x < y ? 1 : -1) : x < y ? -1 : 1,
      ),
    );
  });

  test('calls the Makefile', () => {
    const build = buildOf({
      'dkms.conf': `${head}MAKE[0]="(make modules KVER=$kernelver MORE='a')"`,
      Makefile: 'modules:\n\tmake -C /lib/modules/$(KVER)/build M=$(PWD)/src MODS=$(MORE:%=%.o)\n',
      'src/Kbuild': 'obj-m += $(MODS)',
      'src/a.c': '',
    });
    expect(summary(build)).toEqual(['a: src/a.c']);
  });

  test('leaves unknown what is under a condition', () => {
    const text = `${head}MAKE="make -C $kernel_source_dir M=$dkms_tree/drv/1.0/build/src $FLAG"\n`;
    const conditional = 'if [ "$arch" = x ]; then\n  FLAG="CONFIG_A=m"\nfi\n';
    expect(summary(buildOf({ 'dkms.conf': conditional + text, ...kbuild }))).toEqual(['b: src/b.c']);
  });
});

test('KBUILD_EXTRA_SYMBOLS of a run are those of its modules', () => {
  const build = buildOf({
    'a/Kbuild': 'KBUILD_EXTRA_SYMBOLS := $(src)/../b/Module.symvers\nobj-m := a.o',
    'a/a.c': '',
  });
  expect(build.modules[0]!.extraSymbols).toEqual(['b/Module.symvers']);
  const passed = buildOf({
    Makefile: 'all:\n\tmake -C /lib/modules/x/build M=$(PWD)/a KBUILD_EXTRA_SYMBOLS="$(PWD)/x.symvers /y.symvers"\n',
    'a/Kbuild': 'obj-m := a.o',
    'a/a.c': '',
  });
  expect(passed.modules[0]!.extraSymbols).toEqual(['x.symvers', '/y.symvers']);
});
