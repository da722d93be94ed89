import { moduleOf, modulesOf, usesOf } from './linked';

const DECLARED = 'int g(void);\nint f(void) { return g(); }';

test.each([
  ['the kernel', { 'a.c': 'int f(void) { return _printk(); }' }, ['_printk <- vmlinux']],
  [
    'an in-tree module',
    { 'a.c': 'int f(void) { return usb_register_driver(); }' },
    ['usb_register_driver <- drivers/usb/core/usbcore (in-tree)'],
  ],
  ['nobody, where the driver declares it', { 'a.c': DECLARED }, ['g <- nobody']],
  ['nobody, where asm calls it', { 'a.S': 'call g' }, ['g <- nobody']],
  ['another object', { 'a.c': DECLARED, 'b.c': 'int g(void) { return 0; }' }, []],
  ['an assembler object', { 'a.c': DECLARED, 'b.S': '.globl g\ng: ret' }, []],
  ['a common variable', { 'a.c': 'extern int v;\nint f(void) { return v; }', 'b.c': 'int v;' }, []],
  [
    'not what is static elsewhere',
    { 'a.c': DECLARED, 'b.c': 'static int g(void) { return 0; }\nint (*p)(void) = g;' },
    ['g <- nobody'],
  ],
  [
    'not what is extern inline elsewhere',
    { 'a.c': DECLARED, 'b.c': 'extern inline int g(void) { return 0; }' },
    ['g <- nobody'],
  ],
  ['a macro of the kernel, perhaps', { 'a.c': DECLARED, 'b.c': 'DEFINE_SOMETHING(g);' }, []],
  ['the headers, where the driver does not declare it', { 'a.c': 'int f(void) { return kernel_inline(); }' }, []],
  ['its own exports without a definition', { 'a.c': `${DECLARED}\nEXPORT_SYMBOL(g);` }, []],
  [
    'the kernel rather than what it declares itself',
    { 'a.c': 'int _printk(void);\nint f(void) { return _printk(); }' },
    ['_printk <- vmlinux'],
  ],
])('a symbol is provided by %s', async (_, sources, uses) => {
  expect(usesOf(await moduleOf(sources))).toEqual(uses);
});

test('one use a symbol, the certain one of whichever object', async () => {
  const sources = {
    'a.c': '#if MAYBE(1)\nint f(void) { return _printk(); }\n#endif',
    'b.c': 'int h(void) { return _printk(); }',
  };
  const module = await moduleOf(sources);
  expect(module.uses).toMatchObject([{ symbol: '_printk', certainty: 'certain', span: { file: 'b.c' } }]);
});

test('of a module that lacks a header what nobody provides is only possible', async () => {
  const module = await moduleOf({ 'a.c': `#include "gone.h"\n${DECLARED}\nint h(void) { return _printk(); }` });
  expect(module.incomplete).toEqual([{ kind: 'header', header: 'gone.h', includedBy: 'a.c', lacks: 'headers' }]);
  expect(usesOf(module)).toEqual(['_printk <- vmlinux', 'g <- nobody?']);
  expect(module.uses[1]!.reason).toBe('gone.h is not there (included by a.c)');
});

test.each([
  ['a sibling', 'int g(void) { return 0; }\nEXPORT_SYMBOL_GPL(g);', ['g <- provider (sibling)'], ['provider']],
  [
    'a sibling, perhaps',
    '#if MAYBE(1)\nint g(void) { return 0; }\nEXPORT_SYMBOL(g);\n#endif',
    ['g <- provider (sibling)'],
    ['provider'],
  ],
  ['no sibling that does not export it', 'int g(void) { return 0; }', ['g <- nobody'], []],
  ['no sibling that exports it static', 'static int g(void) { return 0; }\nEXPORT_SYMBOL(g);', ['g <- nobody'], []],
])('a symbol of another module is provided by %s', async (_, provider, uses, dependsOn) => {
  const files = { Makefile: 'obj-m := user.o provider.o', 'user.c': DECLARED, 'provider.c': provider };
  const user = (await modulesOf(files)).get('user')!;
  expect(usesOf(user)).toEqual(uses);
  expect(user.dependsOn).toEqual(dependsOn);
});

test('a sibling comes before the kernel, of the same run before others, certain before possible', async () => {
  const g = 'int g(void) { return 0; }\nEXPORT_SYMBOL(g);';
  const files = {
    'a/Makefile': 'obj-m := far.o',
    'a/far.c': g,
    'b/Makefile': 'obj-m := user.o near.o',
    'b/user.c': DECLARED,
    'b/near.c': g,
  };
  const kernel = { exports: new Map([['g', { module: 'vmlinux', gplOnly: false }]]) };
  expect(usesOf((await modulesOf(files, { kernel })).get('user')!)).toEqual(['g <- near (sibling)']);
  const doubtful = { ...files, 'b/near.c': `#if MAYBE(1)\n${g}\n#endif` };
  expect(usesOf((await modulesOf(doubtful, { kernel })).get('user')!)).toEqual(['g <- far (sibling)']);
});

test('what a sibling provides carries its licence, namespace and place', async () => {
  const provider = 'int g(void) { return 0; }\nEXPORT_SYMBOL_NS_GPL(g, MY_NS);';
  const files = { Makefile: 'obj-m := user.o provider.o', 'user.c': DECLARED, 'provider.c': provider };
  const [use] = (await modulesOf(files)).get('user')!.uses;
  const start = provider.lastIndexOf('g,');
  expect(use!.provider).toEqual({
    kind: 'sibling',
    name: 'provider',
    gplOnly: true,
    namespace: 'MY_NS',
    certainty: 'certain',
    span: { file: 'provider.c', start, end: start + 1 },
  });
});

test('an extra Module.symvers provides what the kernel does not', async () => {
  const row = { module: 'extra/other', gplOnly: true };
  const extraExports = new Map([
    ['g', row],
    ['_printk', row],
  ]);
  const module = await moduleOf({ 'a.c': `${DECLARED}\nint h(void) { return _printk(); }` }, { extraExports });
  expect(usesOf(module)).toEqual(['_printk <- vmlinux', 'g <- extra/other (extra)']);
  expect(module.dependsOn).toEqual(['extra/other']);
});
