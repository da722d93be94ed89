import { moduleOf, modulesOf } from './linked';

test('a module gathers the tags, files and licence of all of its objects', async () => {
  const files = {
    Makefile: 'obj-m := m.o\nm-y := a.o b.o',
    'a.c': '#include "shared.h"\nMODULE_LICENSE("GPL");',
    'b.c': '#include "shared.h"\nMODULE_LICENSE("Proprietary");',
    'shared.h': '',
  };
  const module = (await modulesOf(files)).get('m')!;
  expect(module).toMatchObject({
    directory: '.',
    sources: ['a.c', 'b.c'],
    files: ['a.c', 'shared.h', 'b.c', 'Makefile'],
    gplCompatible: false,
  });
  expect(module.tags.map(({ value }) => value)).toEqual(['GPL', 'Proprietary']);
});

test('an object that is not there makes a module incomplete', async () => {
  const module = (await modulesOf({ Makefile: 'obj-m := m.o\nm-y := a.o gone.o', 'a.c': 'int v;' })).get('m')!;
  expect(module.incomplete).toEqual([{ kind: 'other', reason: expect.stringMatching(/^gone\.o: /) }]);
});

test.each([
  ['nothing', 'm-y := a.o', 'int v;', undefined],
  ['a header', 'm-y := a.o', '#include "gone.h"', 'headers'],
  ['an object', 'm-y := a.o gone.o', 'int v;', 'objects'],
  ['an object and a header', 'm-y := a.o gone.o', '#include "gone.h"', 'objects'],
  ['what a command adds', 'm-y := a.o $(shell ./list)', 'int v;', 'objects'],
  ['what a command says of flags', 'm-y := a.o\nccflags-y := $(shell ./flags)', 'int v;', 'headers'],
])('a module that lacks %s is known for one', async (_, list, text, lacks) => {
  const module = (await modulesOf({ Makefile: `obj-m := m.o\n${list}`, 'a.c': text })).get('m')!;
  expect(module.lacks).toBe(lacks);
});

test.each([
  ['the source of its name', { 'a.c': 'MODULE_LICENSE("GPL");', 'm.c': '' }, 'm.c'],
  ['the source with metadata', { 'a.c': '', 'b.c': 'MODULE_LICENSE("GPL");' }, 'b.c'],
  ['the first source', { 'a.c': '', 'b.c': '' }, 'a.c'],
])('a finding about a module as a whole stands in %s', async (_, sources, file) => {
  const files = {
    ...sources,
    Makefile: `obj-m := m.o\nm-objs := ${Object.keys(sources).join(' ').replace(/\.c/g, '.o')}`,
  };
  if ('m.c' in sources) files.Makefile = 'obj-m := m.o other.o\nother-objs := a.o';
  const module = (await modulesOf(files)).get('m')!;
  expect(module.span.file).toBe(file);
});

test('a source that two modules share is read with the flags of each', async () => {
  const files = {
    Makefile: 'obj-m := one/ two/',
    'one/Makefile': 'obj-m := one.o\none-y := ../shared.o\nccflags-y := -DNAME=first',
    'two/Makefile': 'obj-m := two.o\ntwo-y := ../shared.o\nccflags-y := -DNAME=second',
    'shared.c': 'int NAME;',
  };
  const modules = await modulesOf(files);
  const defined = [...modules.values()].map(({ name, definitions }) => [name, definitions.map(({ symbol }) => symbol)]);
  expect(defined).toEqual([
    ['one', ['first']],
    ['two', ['second']],
  ]);
});

test('what an object says that may not be part of the module is only possible', async () => {
  const files = {
    Makefile: 'obj-m := m.o\nm-y := a.o\nifeq ($(shell unknowable),1)\nm-y += b.o\nendif',
    'a.c': 'int v;',
    'b.c': 'int w;',
  };
  const { definitions } = (await modulesOf(files)).get('m')!;
  expect(definitions.map(({ symbol, certainty }) => [symbol, certainty])).toEqual([
    ['v', 'certain'],
    ['w', 'possible'],
  ]);
});

test('uses are sorted by symbol, whatever the order of the text', async () => {
  const exports = new Map(['b', 'c', 'a'].map((symbol) => [symbol, { module: 'vmlinux', gplOnly: false }]));
  const { uses } = await moduleOf({ 'a.c': 'int f(void) { return c() + a() + b(); }' }, { kernel: { exports } });
  expect(uses.map(({ symbol }) => symbol)).toEqual(['a', 'b', 'c']);
});
