import { entry, reduced } from './skeletons';

test('what the text of a header passes to macros keeps its name, also by a macro for it', () => {
  const join = entry('m', 'JOIN', '(a, b) a##b');
  const text = entry('t', 'linux/x.h', '1 int JOIN(FAMILY,_register)(void){struct inode*ino;return g(ino);}JOIN(a,b)');
  expect(reduced(text, join).text).toBe('1 int JOIN(FAMILY,_register)(void){struct _*_g0;return g(_g0);}JOIN(a,b)');
  expect(reduced(entry('m', 'FAMILY', ' drbd'), join, text).text).toBe(' drbd');
  expect(reduced(entry('m', 'OTHER', ' drbd'), join, text).text).toBe(' _g0');
});

test('of a header that is re-read, directives stay and all else is reduced', () => {
  const lines = [
    '1 #ifndef AGAIN',
    '2 #define __field(type, item) type item;',
    '3 struct inode *probe(int what);',
    '4 #include "b.h"',
  ];
  const { text } = reduced(entry('t', 'a.h', lines.join('\r')));
  expect(text.split('\r')).toEqual([
    '1 #ifndef AGAIN',
    '2 #define __field(_0,_1) _0 _1;',
    '3 struct _*probe(int _g0);',
    '4 #include "b.h"',
  ]);
});
