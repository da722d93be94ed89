import { changed, spanOf } from './drafts';
import type { MinorVersion } from '../../src/model';

/** A text in which what it calls `old` is called `new`. */
const renamed = (text: string, since?: MinorVersion, from = 'old'): string | undefined =>
  changed(text, [{ kind: 'rename', span: spanOf(text, `${from}(`), from, to: 'new', ...(since && { since }) }]);

const CONDITION = '#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 15, 0)';
const VERSION = '#include <linux/version.h>';

describe('for all kernels', () => {
  test.each([
    ['each place', 'void f(void) { old(1); g(old(2)); }\n', 'void f(void) { new(1); g(new(2)); }\n'],
    ['in macros, too', '#define CALL(x) old(x)\nint a;\n', '#define CALL(x) new(x)\nint a;\n'],
    ['no member, string, comment or other word', 'int a = old(p->old, q.old, "old", older); /* old */\n',
      'int a = new(p->old, q.old, "old", older); /* old */\n'],
    ['within an include guard', '#ifndef A_H\n#define A_H\nint a = old();\n#endif\n',
      '#ifndef A_H\n#define A_H\nint a = new();\n#endif\n'],
  ])('%s', (_, before, after) => {
    expect(renamed(before)).toBe(after);
  });

  test.each([
    ['a condition is around one place', 'int a = old();\n#if A\nint b = old();\n#endif\n'],
    ['a condition asks for it', '#ifdef old\n#endif\nint a = old();\n'],
    ['it is a macro of the file', 'int a = old();\n#define old() 1\n'],
  ])('not where %s', (_, text) => {
    expect(renamed(text)).toBeUndefined();
  });
});

describe('since a version', () => {
  const since: MinorVersion = [6, 15];

  test('a macro behind the includes that the file begins with', () => {
    const before = '#include <linux/a.h>\n#ifdef B\n#include <linux/b.h>\n#endif\n\nint a = old();\n#include "late.h"\n';
    expect(renamed(before, since)?.split('\n')).toEqual([
      '#include <linux/a.h>', VERSION, '#ifdef B', '#include <linux/b.h>', '#endif', '', CONDITION, '#define old new',
      '#endif', '', 'int a = old();', '#include "late.h"', '',
    ]);
  });

  test('beside the others of that version, once', () => {
    const block = [VERSION, '', CONDITION, '#define other next', '#endif', '', 'int a = old();', ''].join('\n');
    const after = renamed(block, since);
    expect(after).toBe(block.replace('#endif', '#define old new\n#endif'));
    expect(renamed(after!, since)).toBeUndefined();
  });

  test.each([
    ['there is no include before the code', 'int a = old();\n#include <linux/a.h>\n'],
    ['a condition is around includes and code', '#ifdef A\n#include <linux/a.h>\nint a = old();\n#endif\n'],
  ])('not where %s', (_, text) => {
    expect(renamed(text, since)).toBeUndefined();
  });

  test('a group that holds more, or is under another condition, is left alone', () => {
    for (const group of [`${CONDITION}\n#define b c\nint b;\n#endif`, `#ifdef A\n${CONDITION}\n#define b c\n#endif\n#endif`]) {
      const before = `${VERSION}\n${group}\nint a = old();\n`;
      expect(renamed(before, since)).toContain(`${VERSION}\n\n${CONDITION}\n#define old new\n#endif\n`);
    }
  });
});
