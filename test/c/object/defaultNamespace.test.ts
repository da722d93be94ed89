import { exportsIn } from '../facts';

const v5_4 = { version: { major: 5, minor: 4, patch: 0 } };
const v6_12 = { version: { major: 6, minor: 12, patch: 0 } };
const v6_13 = { version: { major: 6, minor: 13, patch: 0 } };

test.each([
  ['a bare word before 6.13', 'EXPORT_SYMBOL_NS(f, MY_NS);', v6_12, ['f MY_NS']],
  ['a string before 6.13, quotes and all', 'EXPORT_SYMBOL_NS_GPL(f, "MY_NS");', v6_12, ['f GPL "MY_NS"']],
  ['a string from 6.13 on', 'EXPORT_SYMBOL_NS_GPL(f, "MY_NS");', v6_13, ['f GPL MY_NS']],
  ['joined strings', 'EXPORT_SYMBOL_NS(f, "MY" "_NS");', v6_13, ['f MY_NS']],
  ['a macro', '#define NS MY_NS\nEXPORT_SYMBOL_NS(f, NS);', v6_12, ['f MY_NS']],
  [
    'the default',
    '#define DEFAULT_SYMBOL_NAMESPACE MY_NS\n#include <linux/module.h>\nEXPORT_SYMBOL(f);',
    v5_4,
    ['f MY_NS'],
  ],
  [
    'the default as a string',
    '#define DEFAULT_SYMBOL_NAMESPACE "MY_NS"\n#include <linux/module.h>\nEXPORT_SYMBOL_GPL(f);',
    v6_13,
    ['f GPL MY_NS'],
  ],
  [
    'no default that comes too late',
    '#include <linux/module.h>\n#define DEFAULT_SYMBOL_NAMESPACE MY_NS\nEXPORT_SYMBOL(f);',
    v5_4,
    ['f'],
  ],
  [
    'its own before the default',
    '#define DEFAULT_SYMBOL_NAMESPACE A\n#include <linux/module.h>\nEXPORT_SYMBOL_NS(f, B);',
    v5_4,
    ['f B'],
  ],
])('a namespace is %s', (_, text, kernel, exports) => {
  expect(exportsIn(text, { kernel })).toEqual(exports);
});
