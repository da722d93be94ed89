import { known, plain, reasons, words } from '../../src/kbuild/value';
import { makefileOf } from './tree';

const files = { 'src/a.c': '', 'src/b.c': '', 'src/b.h': '', 'doc/x': '', 'file name': '' };

describe('functions of make', () => {
  test.each([
    ['$(subst ee,EE,feet on the street)', 'fEEt on the strEEt'],
    ['$(patsubst %.c,%.o,a.c b.h c.c)', 'a.o b.h c.o'],
    ['$(filter %.c x,a.c b.h x)', 'a.c x'],
    ['$(filter-out %.c,a.c b.h x)', 'b.h x'],
    ['$(addprefix p/,a b)', 'p/a p/b'],
    ['$(addsuffix .o,a b)', 'a.o b.o'],
    ['$(sort c a b a)', 'a b c'],
    ['$(strip  a   b )', 'a b'],
    ['$(words a b c)', '3'],
    ['$(word 2,a b c)', 'b'],
    ['$(wordlist 2,3,a b c d)', 'b c'],
    ['$(firstword a b)', 'a'],
    ['$(lastword a b)', 'b'],
    ['$(findstring b,abc)', 'b'],
    ['$(findstring x,abc)', ''],
    ['$(join a b,1 2 3)', 'a1 b2 3'],
    ['$(dir src/a.c x)', 'src/ ./'],
    ['$(notdir src/a.c x)', 'a.c x'],
    ['$(basename src/a.c x.d/y)', 'src/a x.d/y'],
    ['$(suffix a.c x)', '.c '],
    ['$(foreach i,1 2,x$(i))', 'x1 x2'],
    ['$(if a,yes,no)', 'yes'],
    ['$(if ,yes,no)', 'no'],
    ['$(or ,b,c)', 'b'],
    ['$(and a,b)', 'b'],
    ['$(and a,,b)', ''],
    ['$(call f,1,2)', '2-1'],
    ['$(origin f)-$(flavor f)', 'file-recursive'],
    ['$(origin none)', 'undefined'],
    ['$(value f)', '$(2)-$(1)'],
    ['$(l:.c=.o)', 'a.o b.o'],
    ['$(l:%.c=x/%.d)', 'x/a.d x/b.d'],
    ['${l}', 'a.c b.c'],
    ['$$x', '$x'],
    ['$(wildcard src/*.c)', 'src/a.c src/b.c'],
    ['$(wildcard */b.?)', 'src/b.c src/b.h'],
    ['$(wildcard src/[!b].c none.c)', 'src/a.c '],
    ['$(wildcard doc/x none)', 'doc/x '],
    ['$(info text)$(warning text)', ''],
  ])('%s', (text, expected) => {
    expect(known(makefileOf(`f = $(2)-$(1)\nl = a.c b.c\nv = ${text}\n`, files).value('v'))).toBe(expected);
  });

  test.each([
    ['include/linux/skbuff.h', 'include/linux/skbuff.h'],
    ['include/linux/none.h', ''],
    ['arch/x86/include/asm/io.h', 'arch/x86/include/asm/io.h'],
    ['mm/slab.h', ''],
    ['fs/*.c', ''],
    ['.config', '.config'],
    ['include/linux/*.h', undefined],
    ['arch/arm/include/asm/x.h', undefined],
    ['include/config/X', undefined],
  ])('whether the kernel has %s', (path, expected) => {
    const build = '/lib/modules/6.1.50-test/build';
    const found = known(makefileOf(`v = $(wildcard ${build}/${path})`).value('v'));
    expect(found?.replace(`${build}/`, '')).toBe(expected);
  });

  test('eval sets variables, and keeps what is unknown unknown', () => {
    const makefile = makefileOf(
      'define one\n$(1)-y := $(1).o\nendef\n$(foreach m,a b,$(eval $(call one,$(m))))\n$(eval u := $(shell date))\n',
    );
    expect([plain(makefile.value('a-y')), plain(makefile.value('b-y'))]).toEqual(['a.o', 'b.o']);
    expect(reasons(makefile.value('u'))).toEqual(['$(shell date)']);
  });

  test('a recursive call ends where its condition says', () => {
    const text =
      'reverse = $(if $(1),$(call reverse,$(wordlist 2,$(words $(1)),$(1)))) $(firstword $(1))\n' +
      'v = $(strip $(call reverse,a b c d))';
    expect(known(makefileOf(text).value('v'))).toBe('d c b a');
  });

  test('an unknown word among known ones leaves those known', () => {
    const value = makefileOf('v = $(addsuffix .o,$(sort b $(shell date) a))').value('v');
    expect(words(value).map((word) => [plain(word), reasons(word)])).toEqual([
      ['a.o', []],
      ['b.o', []],
      ['.o', ['$(shell date)']],
    ]);
  });

  test('a filter whose patterns are unknown leaves all words possible', () => {
    const value = makefileOf('v = $(filter $(shell date),a b)').value('v');
    expect(words(value).map((word) => [plain(word), word[0]!.possible])).toEqual([
      ['a', true],
      ['b', true],
    ]);
  });

  test.each([
    '$(words $(shell date))',
    '$(findstring a,$(shell date))',
    '$(wildcard /etc/release)',
    '$(realpath /etc)',
  ])('%s is unknown', (text) => expect(reasons(makefileOf(`v = ${text}`).value('v'))).toHaveLength(1));
});
