import type { EntryKind, HeaderEntry } from '../../../../../src/c/headers/entry';
import { skeletonsOf } from '../../../../../src/c/headers/make/skeleton/skeleton';

const entry = (kind: EntryKind, name: string, text: string): HeaderEntry => ({ kind, name, line: 7, order: 0, text });

const declared = ['kmalloc', 'g', 'h'].map((name) => entry('d', name, ''));
const kernel = {
  exports: new Map([['_printk', { module: 'vmlinux', gplOnly: false }]]),
  predefines: new Map([['__SIZEOF_POINTER__', '8']]),
};

/** What one entry is reduced to, among others. */
function reduced(one: HeaderEntry, ...others: HeaderEntry[]): HeaderEntry {
  const [header] = skeletonsOf(
    [{ includes: [], context: 0, entries: [one, ...declared, ...others], isGuarded: true }],
    kernel,
    () => undefined,
  );
  return header!.entries[0]!;
}

test('what the text of a header passes to macros keeps its name, also by a macro for it', () => {
  const join = entry('m', 'JOIN', '(a, b) a##b');
  const text = entry('t', 'linux/x.h', '1 int JOIN(FAMILY,_register)(void){struct inode*ino;return g(ino);}JOIN(a,b)');
  expect(reduced(text, join).text).toBe('1 int JOIN(FAMILY,_register)(void){struct _*_g0;return g(_g0);}JOIN(a,b)');
  expect(reduced(entry('m', 'FAMILY', ' drbd'), join, text).text).toBe(' drbd');
  expect(reduced(entry('m', 'OTHER', ' drbd'), join, text).text).toBe(' _g0');
});

describe('of a macro', () => {
  test.each([
    ['names that lead nowhere are replaced', '(ptr) ({ int ret = g(ptr); ret; })', '(_0) ({int _g0=g(_0);_g0;})'],
    ['members and types lose their names', '(ptr) g((ptr)->a.b, sizeof(struct inode))', '(_0) g((_0)->_,sizeof(struct _))'],
    ['strings are emptied', '(fmt,...) _printk("k" fmt "", ##__VA_ARGS__)', '(_0,...) _printk(""_0 "",##__VA_ARGS__)'],
    ['what ends a word of asm text still does', '(n) "call g" "\\n772:\\n" #n', '(_0) "call g"" "#_0'],
    ['what a macro defines and hands on has one name', '(x) int f(void) { return g(x); } h(f)', '(_0) int f(void){return g(_0);}h(f)'],
    ['what a number is pasted to keeps its name', '(n) g(JOIN(stem, n))', '(_0) g(JOIN(stem,_0))'],
    ['pastings stay', '(name) g(name##_ops, #name)', '(_0) g(_0##_ops,#_0)'],
    ['casts are left out', '(x) g((struct inode *)(x))', '(_0) g((_0))'],
    ['initialised members lose their names', '(x) { .owner = g, .name = x }', '(_0) {g,_0}'],
    ['a section of what is dropped is told', ' __section(".init.text") __cold', ' __section(".init.")__cold'],
    ['calls of asm text are kept', '(x) asm volatile("nop\\n\\tcall foo_%P1" : "=a" (x))', '(_0) asm volatile("call foo_%P1":"="(_0))'],
    ['attributes are kept', '(f) __attribute__((alias(#f), weak))', '(_0) __attribute__((alias(#_0),weak))'],
  ])('%s', (_, before, after) => {
    expect(reduced(entry('m', 'M', before), entry('m', 'stem2', '(a) g(a)')).text).toBe(after);
  });

  test.each([
    ['a number', ' 0x10UL', ' 16'],
    ['an expression', ' ((1 << 4) | OTHER)', ' 19'],
    ['a size that only the compiler knows', ' (4 * sizeof(struct inode))', ' sizeof _'],
  ])('that stands for %s the value is kept', (_, before, after) => {
    const made = reduced(entry('m', 'M', before), entry('m', 'OTHER', ' 3'));
    expect([made.text, made.line]).toEqual([after, 0]);
  });

  test('the line is kept only of a step to a symbol', () => {
    const [leading, other] = [' TO(1)', ' UP(1)'].map((text) =>
      reduced(entry('m', 'M', text), entry('m', 'TO', '(a) g(a)'), entry('m', 'UP', '(a) (a ? x : y)')),
    );
    expect([leading!.line, other!.line]).toEqual([7, 0]);
  });

  test('a path is kept as it is', () => {
    expect(reduced(entry('m', 'TRACE_INCLUDE_PATH', ' ../drivers/foo')).text).toBe(' ../drivers/foo');
  });
});

describe('of an inline function', () => {
  test.each([
    ['what it calls stays', '(dev) struct device *d = dev->parent; return g(d, 0);', '(_0)struct _*_1=_0->_;return g(_1,0);'],
    ['stores that refer to nothing are dropped', '(p) p->state = 1; g();', '(_0)_0;g();'],
    ['but for a condition', '(p) if (h()) p->state = 1;', '(_0)_0;if(h());'],
    ['a constant returned is kept', '(p) p->state = 1; return 0;', '(_0)_0;return 0;'],
    ['memory returned is no more than that', '(p) return p->a->b;', '(_0)_0;return _->_;'],
    ['what is worked out of its arguments stays', '(n) return n != 0 && n < 4;', '(_0)return _0!=0&&_0<4;'],
    ['an argument that it makes nothing of is told', '(p) return;', '(_0)return;'],
  ])('%s', (_, before, after) => {
    expect(reduced(entry('f', 'i', before)).text).toBe(after);
  });
});

test('of declarations, the name is kept', () => {
  expect(reduced(entry('d', 'f', 'g'))).toEqual({ ...entry('d', 'f', 'g'), line: 0 });
});

test('of a static variable that refers to nothing, that it is one', () => {
  expect(reduced(entry('v', 'v', '{ 1, 2, 3 }')).text).toBe('0');
  expect(reduced(entry('v', 'v', '{ .open = g }')).text).toBe('{g}');
});

test('of a header that is read anew, directives stay and all else is reduced', () => {
  const lines = [
    '1 #ifndef ANEW',
    '2 #define __field(type, item) type item;',
    '3 struct inode *probe(int what);',
    '4 #include "b.h"',
  ];
  const { text } = reduced(entry('t', 'a.h', lines.join('\r')));
  expect(text.split('\r')).toEqual([
    '1 #ifndef ANEW',
    '2 #define __field(_0,_1) _0 _1;',
    '3 struct _*probe(int _g0);',
    '4 #include "b.h"',
  ]);
});
