import { changed, spanOf } from './drafts';
import type { MinorVersion } from '../../src/model';

/** A text after its include of <asm/x.h> has moved to <linux/x.h>. */
const moved = (text: string, since?: MinorVersion): string | undefined =>
  changed(text, [{ kind: 'moveInclude', span: spanOf(text, '#include <asm/x.h>'), header: 'linux/x.h', ...(since && { since }) }]);

const VERSION = '#include <linux/version.h>\n';

test.each([
  ['for all kernels, in its line', '#include <asm/x.h> /* get() */\nint a;\n', '#include <linux/x.h> /* get() */\nint a;\n'],
  ['with carriage returns', '#include <asm/x.h>\r\nint a;\r\n', '#include <linux/x.h>\r\nint a;\r\n'],
  ['away, where the other is included', '#include <asm/x.h>\n#include <linux/x.h>\n', '#include <linux/x.h>\n'],
  ['in a condition as well', '#ifdef A\n#include <asm/x.h>\n#endif\n', '#ifdef A\n#include <linux/x.h>\n#endif\n'],
])('moves %s', (_, before, after) => {
  expect(moved(before)).toBe(after);
});

test.each([
  [
    'under a condition, the old one otherwise',
    '#include <linux/module.h>\n#include <asm/x.h> /* get() */\n',
    `#include <linux/module.h>\n${VERSION}#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 12, 0)\n` +
      '#include <linux/x.h> /* get() */\n#else\n#include <asm/x.h> /* get() */\n#endif\n',
  ],
  [
    'for older kernels alone where the other is included',
    '#include <asm/x.h>\n#include <linux/x.h>\n',
    `${VERSION}#if LINUX_VERSION_CODE < KERNEL_VERSION(6, 12, 0)\n#include <asm/x.h>\n#endif\n#include <linux/x.h>\n`,
  ],
  [
    'at the end of a file without a last line end',
    '#include <asm/x.h>',
    `${VERSION}#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 12, 0)\n#include <linux/x.h>\n#else\n#include <asm/x.h>\n#endif`,
  ],
])('since a version: moves %s', (_, before, after) => {
  expect(moved(before, [6, 12])).toBe(after);
});

test.each([
  ['something else is on its line', '/* a\n*/ #include <asm/x.h>\n'],
  ['the line goes on', '#include <asm/x.h> /* a\nb */\n'],
])('does not where %s', (_, text) => {
  expect([moved(text), moved(text, [6, 12])]).toEqual([undefined, undefined]);
});
