import type { IgnoredVariable } from '../../src/model';
import { buildOf, flagsOf, kernelOf } from './tree';

const NEW = kernelOf('6.15.0');

function ignored(files: Record<string, string> | string, kernel = NEW): readonly IgnoredVariable[] {
  const texts: Record<string, string> = typeof files === 'string' ? { Kbuild: files } : files;
  return buildOf({ 'a.c': '', 'b.S': '', ...texts }, kernel).modules[0]!.ignoredVariables ?? [];
}

/** The words of the text that a place is of. */
function places(text: string): string[] {
  return ignored(`obj-m := a.o\n${text}`).flatMap((each) =>
    each.places.map(({ start, end }) => `obj-m := a.o\n${text}`.slice(start, end)),
  );
}

describe('variables that kbuild ignores from 6.15 on', () => {
  test.each([
    ['EXTRA_CFLAGS := -DX -Wall', ['EXTRA_CFLAGS', '-DX', '-Wall']],
    ['EXTRA_CFLAGS += -I $(src)/inc', ['EXTRA_CFLAGS', '-I inc']],
    ['EXTRA_AFLAGS += -DX', ['EXTRA_AFLAGS', '-DX']],
    ['EXTRA_CFLAGS = $(FLAGS)\nFLAGS := -DX', ['EXTRA_CFLAGS', '-DX']],
  ])('%s', (text, expected) => {
    const objects = text.includes('AFLAGS') ? 'obj-m := b.o' : 'obj-m := a.o';
    const found = ignored(`${objects}\n${text}`);
    expect(found.map(({ name, words }) => [name, ...words])).toEqual([expected]);
    expect(ignored(`${objects}\n${text}`, kernelOf('6.14.9'))).toEqual([]);
  });

  test.each([
    'EXTRA_CFLAGS :=',
    'EXTRA_CFLAGS += -DX\nccflags-y += $(EXTRA_CFLAGS)',
    'EXTRA_CFLAGS += -DX\nCFLAGS_a.o := -DX',
    'EXTRA_CFLAGS += -DX\nsubdir-ccflags-y := $(EXTRA_CFLAGS)',
    'EXTRA_AFLAGS += -DX',
    'EXTRA_LDFLAGS += --defsym=x=0',
    'OTHER_CFLAGS += -DX',
  ])('none in %s', (text) => expect(ignored(`obj-m := a.o\n${text}`)).toEqual([]));

  test('nor what the environment holds, which never counted', () => {
    expect(ignored({ Makefile: 'export EXTRA_CFLAGS := -DX\nall:\n\tmake -C /lib/modules/x/build M=$(PWD)\n', Kbuild: 'obj-m := a.o' })).toEqual([]);
  });

  test('one that is passed in a call of make is where the call is', () => {
    const Makefile = 'all:\n\tmake -C /lib/modules/x/build M=$(PWD) EXTRA_CFLAGS="-DX"\n';
    const [found] = ignored({ Makefile, Kbuild: 'obj-m := a.o' });
    expect(found).toMatchObject({ isPassed: true, span: { file: 'Makefile', start: Makefile.indexOf('EXTRA') }, places: [] });
    const both = Makefile.replace('EXTRA_', 'KCFLAGS=-DX EXTRA_');
    expect(ignored({ Makefile: both, Kbuild: 'obj-m := a.o' })).toEqual([]);
  });

  test('are possible where their condition is', () => {
    const text = 'obj-m := a.o\nifneq ($(shell probe),)\nEXTRA_CFLAGS += -DX\nendif';
    expect(ignored(text)).toMatchObject([{ certainty: 'possible', span: { start: text.indexOf('EXTRA') } }]);
  });

  test('their directories are searched all the same, marked, and their macros may be there', () => {
    const build = buildOf({ Kbuild: 'obj-m := a.o\nEXTRA_CFLAGS := -I$(src)/inc -DX\nccflags-y := -DY', 'a.c': '' }, NEW);
    expect(flagsOf(build, 'a')).toEqual(['-DY=1', '-DX=1', '-Iinc']);
    const { flags } = build.modules[0]!.objects[0]!;
    expect(flags.slice(-2)).toEqual([
      { kind: 'define', name: 'X', value: '1', possible: 'by EXTRA_CFLAGS, which kbuild ignores', isIgnored: true },
      { kind: 'includeDirectory', path: 'inc', isIgnored: true },
    ]);
  });
});

describe('another name in all of its places changes nothing else', () => {
  test.each([
    ['EXTRA_CFLAGS += -DX', 1],
    ['EXTRA_CFLAGS := -DX\nifdef DEBUG\n  override EXTRA_CFLAGS += -DY # EXTRA_CFLAGS\nendif', 2],
    ['ccflags-y := -DY\nEXTRA_CFLAGS += -DX', 1],
    ['EXTRA_CFLAGS += -DX\nccflags-y += -DY', 1],
  ])('%s', (text, count) => expect(places(text)).toEqual(Array(count).fill('EXTRA_CFLAGS')));

  test.each([
    'EXTRA_CFLAGS := -DX\nCFLAGS_b.o := $(EXTRA_CFLAGS)',
    'EXTRA_CFLAGS := -DX\nexport EXTRA_CFLAGS',
    'EXTRA_CFLAGS += -DX\nccflags-y := -DY',
    'ccflags-y += -DY\nEXTRA_CFLAGS := -DX',
    'EXTRA_CFLAGS := -DX\nEXTRA_CFLAGS := -DY',
    'EXTRA_CFLAGS += -DX\nother := $(ccflags-y)',
    'EXTRA_CFLAGS ?= -DX',
  ])('but not of %s', (text) => expect(places(text)).toEqual([]));
});
