import type { Change } from '../../src/diagnostic';
import { changed, spanOf, v612, v613 } from './drafts';

const without = (text: string, word: string, nth = 1): string | undefined =>
  changed(text, [{ kind: 'removeStatement', span: spanOf(text, word, nth) }]);

test.each([
  ['its line', 'EXPORT_SYMBOL(f);\nEXPORT_SYMBOL(g);\nint a;\n', 'g', 'EXPORT_SYMBOL(f);\nint a;\n'],
  ['its line, CRLF', 'int a;\r\nEXPORT_SYMBOL(g);\r\nint b;\r\n', 'g', 'int a;\r\nint b;\r\n'],
  ['its comment', 'EXPORT_SYMBOL(g); /* again */\nint a;\n', 'g', 'int a;\n'],
  ['one of two blank lines', 'int a;\r\n\r\nEXPORT_SYMBOL(g);\r\n\r\nint b;\r\n', 'g', 'int a;\r\n\r\nint b;\r\n'],
  ['the blank line at the end', 'int a;\n\nEXPORT_SYMBOL(g);\n', 'g', 'int a;\n'],
  ['no blank line that parts others', '}\nEXPORT_SYMBOL(g);\n\nint b;\n', 'g', '}\n\nint b;\n'],
  ['the last line', 'int a;\nEXPORT_SYMBOL(g);', 'g', 'int a;\n'],
  ['not what else is on the line', 'EXPORT_SYMBOL(f); EXPORT_SYMBOL(g);\n', 'f', 'EXPORT_SYMBOL(g);\n'],
  ['a condition that is left empty', 'int a;\n#ifdef X\nEXPORT_SYMBOL(g);\n#else\n#endif\nint b;\n', 'g', 'int a;\nint b;\n'],
  ['no condition with a comment', '#ifdef X\n/* why */\nEXPORT_SYMBOL(g);\n#endif\n', 'g', '#ifdef X\n/* why */\n#endif\n'],
  ['no condition of more', '#ifdef X\nEXPORT_SYMBOL(g);\n#else\nint a;\n#endif\n', 'g', '#ifdef X\n#else\nint a;\n#endif\n'],
])('a statement goes with %s', (_, text, word, now) => {
  expect(without(text, word)).toBe(now);
});

test.each([
  ["a macro of the driver's", 'OUR_EXPORT(g);\n', 'g'],
  ['a macro that defines what it exports', 'EXPORT_SIMPLE_DEV_PM_OPS(g, a, b);\n', 'g'],
  ['a macro that exports several', 'EXPORT_TRACEPOINT_SYMBOL(g);\n', 'g'],
  ['a directive', '#define X EXPORT_SYMBOL(g);\n', 'g'],
  ['a declaration', 'int g;\n', 'g'],
])('%s is not taken away', (_, text, word) => {
  expect(without(text, word)).toBeUndefined();
});

test('both branches of a version go with their imports', () => {
  const text = 'int a;\n#if V\nMODULE_IMPORT_NS("NS");\n#else\nMODULE_IMPORT_NS(NS);\n#endif\nint b;\n';
  const remove = (word: string): Change => ({ kind: 'removeStatement', span: spanOf(text, word) });
  expect(changed(text, [remove('"NS"'), remove('(NS)')])).toBe('int a;\nint b;\n');
});

test('a statement is added in lines of its own', () => {
  const text = 'MODULE_LICENSE("GPL");\nint a;\n';
  const change: Change = { kind: 'addStatement', beside: spanOf(text, '"GPL"'), text: 'MODULE_DESCRIPTION("x");' };
  expect(changed(text, [change])).toBe('MODULE_LICENSE("GPL");\nMODULE_DESCRIPTION("x");\nint a;\n');
});

test.each([
  ['a string', 'MODULE_LICENSE("GPL v3");', '"GPL v3"', 'MODULE_LICENSE("GPL");'],
  ['a macro without arguments', 'MODULE_LICENSE(OURS);', 'OURS', 'MODULE_LICENSE("GPL");'],
  ["the use of a macro of the driver's", 'OUR_MODULE("x");', 'OUR_MODULE', undefined],
])('%s is replaced, unless it may stand for more', (_, text, word, now) => {
  expect(changed(text, [{ kind: 'replace', span: spanOf(text, word), text: '"GPL"' }])).toBe(now);
});

test('of changes that cannot all be made none is', () => {
  const text = 'EXPORT_SYMBOL(g);\nint a;\n';
  const remove: Change = { kind: 'removeStatement', span: spanOf(text, 'g') };
  expect(changed(text, [remove, { ...remove, span: spanOf(text, 'a') }])).toBeUndefined();
});

describe('a namespace is spelled', () => {
  const spelled = (text: string, word: string, kernels = [v612]): string | undefined =>
    changed(text, [{ kind: 'spellNamespace', span: spanOf(text, word), namespace: 'NS' }], kernels);

  test('as the kernel takes it', () => {
    expect(spelled('EXPORT_SYMBOL_NS(f, "NS");\n', '"NS"')).toBe('EXPORT_SYMBOL_NS(f, NS);\n');
    expect(spelled('MODULE_IMPORT_NS( NS );\n', 'NS ', [v613])).toBeUndefined();
    expect(spelled('MODULE_INFO(import_ns, NS1);\n', 'NS1', [v613])).toBe('MODULE_INFO(import_ns, "NS");\n');
  });

  test('in both forms', () => {
    expect(spelled('#include <linux/a.h>\r\nMODULE_IMPORT_NS("NS"); /* x */\r\n', '"NS"', [v612, v613])).toBe(
      '#include <linux/a.h>\r\n#include <linux/version.h>\r\n' +
        '#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 13, 0)\r\nMODULE_IMPORT_NS("NS");\r\n' +
        '#else\r\nMODULE_IMPORT_NS(NS);\r\n#endif /* x */\r\n',
    );
  });

  test("not in a macro of the driver's", () => {
    expect(spelled('OUR_IMPORT("NS");\n', '"NS"')).toBeUndefined();
  });
});
