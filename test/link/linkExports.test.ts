import { moduleOf } from './linked';

const EXPORTED = 'EXPORT_SYMBOL(f);';

test.each([
  ['its own', { 'a.c': `int f(void) { return 0; }\n${EXPORTED}` }, { storage: 'global', span: { file: 'a.c' } }],
  [
    'its own, though static',
    { 'a.c': `static int f(void) { return 0; }\n${EXPORTED}`, 'b.c': 'int f(void) { return 0; }' },
    { storage: 'static', span: { file: 'a.c' } },
  ],
  [
    "another object's",
    { 'a.c': EXPORTED, 'b.c': 'int f(void) { return 0; }' },
    { storage: 'global', span: { file: 'b.c' } },
  ],
  [
    'rather that than its own extern inline',
    { 'a.c': `extern inline int f(void) { return 0; }\n${EXPORTED}`, 'b.c': 'int f(void) { return 0; }' },
    { storage: 'global', span: { file: 'b.c' } },
  ],
  [
    'its own extern inline alone',
    { 'a.c': `extern inline int f(void) { return 0; }\n${EXPORTED}` },
    { storage: 'externInline' },
  ],
])('an export is of a definition: %s', async (_, sources, definition) => {
  const module = await moduleOf(sources);
  expect(module.exports).toMatchObject([{ symbol: 'f', mayBeDefined: false, definition }]);
});

test.each([
  [
    'a static of another object',
    { 'a.c': EXPORTED, 'b.c': 'static int f(void) { return 0; }\nint (*p)(void) = f;' },
    false,
  ],
  ['a declaration', { 'a.c': `int f(void);\n${EXPORTED}` }, false],
  ['what a macro of the kernel may define', { 'a.c': `DEFINE_SOMETHING(f);\n${EXPORTED}` }, true],
  ['what a header that is not there hardly does', { 'a.c': `#include "gone.h"\n${EXPORTED}` }, false],
])('an export has no definition: %s', async (_, sources, mayBeDefined) => {
  const [fact] = (await moduleOf(sources)).exports;
  expect(fact).toMatchObject({ symbol: 'f', mayBeDefined });
  expect(fact!.definition).toBeUndefined();
});

test('a second export names the first', async () => {
  const text = `int f(void) { return 0; }\n${EXPORTED}`;
  const { exports } = await moduleOf({ 'a.c': text, 'b.c': EXPORTED });
  const start = text.lastIndexOf('f');
  expect(exports.map(({ previous }) => previous)).toEqual([
    undefined,
    { module: 'm', span: { file: 'a.c', start, end: start + 1 } },
  ]);
});

test('an export of a name that vmlinux exports is its second one; of an in-tree module, it is not', async () => {
  const { exports } = await moduleOf({ 'a.c': 'EXPORT_SYMBOL(_printk);\nEXPORT_SYMBOL(usb_register_driver);' });
  expect(exports.map(({ previous }) => previous)).toEqual([{ module: 'vmlinux' }, undefined]);
});
