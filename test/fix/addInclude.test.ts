import { changed, v612, v613 } from './drafts';

const including = (text: string, header: string): string | undefined =>
  changed(text, [{ kind: 'addInclude', file: 'a.c', header }]);

test.each([
  ['sorted', '#include <linux/a.h>\n#include <linux/z.h>\n', 'linux/m.h', '#include <linux/a.h>\n#include <linux/m.h>\n#include <linux/z.h>\n'],
  ['first', '#include <linux/z.h>\n', 'linux/m.h', '#include <linux/m.h>\n#include <linux/z.h>\n'],
  ['last', '#include <linux/a.h>', 'linux/m.h', '#include <linux/a.h>\n#include <linux/m.h>'],
  ['beside its directory', '#include <asm/io.h>\n#include <linux/z.h>\n', 'linux/m.h', '#include <asm/io.h>\n#include <linux/m.h>\n#include <linux/z.h>\n'],
  ['before those of the driver', '/* x */\n#include "own.h"\n', 'linux/m.h', '/* x */\n#include <linux/m.h>\n#include "own.h"\n'],
  ['outside of conditions', '#ifdef X\n#include <linux/a.h>\n#endif\n#include <linux/b.h>\n', 'linux/m.h', '#ifdef X\n#include <linux/a.h>\n#endif\n#include <linux/b.h>\n#include <linux/m.h>\n'],
  ['in an include guard', '#ifndef A\n#define A\n#include <linux/a.h>\n#endif\n', 'linux/m.h', '#ifndef A\n#define A\n#include <linux/a.h>\n#include <linux/m.h>\n#endif\n'],
  ['without any', '/* x */\nint a;\n', 'linux/m.h', '/* x */\n#include <linux/m.h>\nint a;\n'],
  ['in an empty guard', '#ifndef A\n#define A\nint a;\n#endif\n', 'linux/m.h', '#ifndef A\n#define A\n#include <linux/m.h>\nint a;\n#endif\n'],
  ['CRLF', '#include <linux/a.h>\r\n', 'linux/m.h', '#include <linux/a.h>\r\n#include <linux/m.h>\r\n'],
  ['once', '#include <linux/m.h>\n', 'linux/m.h', '#include <linux/m.h>\n'],
])('%s', (_, text, header, now) => {
  expect(including(text, header)).toBe(now);
});

test('a header that one of the kernels lacks is not included', () => {
  const kernels = [v612, { ...v613, headers: new Set(['linux/m.h']) }];
  const including = (header: string): string | undefined =>
    changed('int a;\n', [{ kind: 'addInclude', file: 'a.c', header }], kernels);
  expect(including('linux/m.h')).toBe('#include <linux/m.h>\nint a;\n');
  expect(including('linux/n.h')).toBeUndefined();
});
