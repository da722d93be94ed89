import { kernelWith } from '../c/headers';
import { moduleOf, modulesOf, usesOf } from './linked';

const kernel = {
  ...kernelWith({
    'linux/a.h': `int hidden(void); extern struct s own; extern struct s __this_module;
      void asserted(void) __attribute__((error("x")));
      static inline int through(void) { return hidden(); }`,
  }),
  exports: new Map([['own', { module: 'vmlinux', gplOnly: false }]]),
};

const usesIn = async (text: string): Promise<string[]> =>
  usesOf(await moduleOf({ 'm.c': `#include <linux/a.h>\n${text}` }, { kernel }));

test.each([
  ['a call', 'int f(void) { return hidden(); }', ['hidden <- nobody']],
  ["a call through an inline function of the kernel's", 'int f(void) { return through(); }', ['hidden <- nobody']],
  ['the address of a variable', 'void *f = &own;', ['own <- vmlinux']],
  ['a call in dead code', 'int f(void) { return 0 && hidden(); }', []],
  ['a call that is only possible', 'int f(int x) { return sizeof(x) > 4 ? hidden() : 0; }', []],
  ['an assertion', 'void f(void) { asserted(); }', []],
  ['what modpost defines', 'void *f = &__this_module;', []],
])('what a header declares must be provided: %s', async (_, text, uses) => {
  expect(await usesIn(text)).toEqual(uses);
});

test('the header is named', async () => {
  const { uses } = await moduleOf({ 'm.c': '#include <linux/a.h>\nint f(void) { return hidden(); }' }, { kernel });
  expect(uses).toMatchObject([{ symbol: 'hidden', declaredBy: 'linux/a.h' }]);
});

test('nothing is undeclared where the flags of the compiler cannot be known', async () => {
  const undeclaredIn = async (flags: string): Promise<string[]> => {
    const files = { 'm.c': '#include <linux/a.h>\nint f(void) { return nothing(); }', Makefile: `obj-m := m.o\n${flags}` };
    const { undeclared } = (await modulesOf(files, { kernel })).get('m')!;
    return undeclared.map((call) => call.function);
  };
  expect(await undeclaredIn('ccflags-y := -DX')).toEqual(['nothing']);
  expect(await undeclaredIn('ccflags-y := $(shell flags-of-it)')).toEqual([]);
});
