import type { Kernel } from '../../src/model';
import { changed, spanOf, v612, v613 } from './drafts';

const imported = (text: string, kernels: readonly Kernel[], ...namespaces: string[]): string | undefined =>
  changed(
    text,
    namespaces.map((namespace) => ({ kind: 'importNamespace', beside: spanOf(text, '"GPL"'), namespace })),
    kernels,
  );

test.each([
  ['bare', [v612], 'MODULE_IMPORT_NS(DMA_BUF);'],
  ['quoted', [v613], 'MODULE_IMPORT_NS("DMA_BUF");'],
])('the %s form is a line behind the licence', (_, kernels, line) => {
  expect(imported('MODULE_LICENSE("GPL");\nint a;\n', kernels, 'DMA_BUF')).toBe(
    `MODULE_LICENSE("GPL");\n${line}\nint a;\n`,
  );
});

test('kernels of both forms have both, and <linux/version.h> before', () => {
  const text = '#include <linux/module.h>\n#include <linux/wait.h>\nMODULE_LICENSE("GPL");\n';
  expect(imported(text, [v612, v613], 'DMA_BUF')).toBe(
    '#include <linux/module.h>\n#include <linux/version.h>\n#include <linux/wait.h>\nMODULE_LICENSE("GPL");\n' +
      '#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 13, 0)\nMODULE_IMPORT_NS("DMA_BUF");\n' +
      '#else\nMODULE_IMPORT_NS(DMA_BUF);\n#endif\n',
  );
});

test('further imports join those that are there, sorted', () => {
  const text = 'MODULE_LICENSE("GPL");\nMODULE_AUTHOR("x");\nMODULE_IMPORT_NS(M);\n';
  expect(imported(text, [v612], 'Z', 'A', 'M', 'N')).toBe(
    'MODULE_LICENSE("GPL");\nMODULE_AUTHOR("x");\n' +
      ['A', 'M', 'N', 'Z'].map((name) => `MODULE_IMPORT_NS(${name});\n`).join(''),
  );
});

test('further imports join those under the version', () => {
  const text = '#include <linux/version.h>\nMODULE_LICENSE("GPL");\n';
  expect(imported(text, [v612, v613], 'Z', 'A')).toBe(
    `${text}#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 13, 0)\n` +
      'MODULE_IMPORT_NS("A");\nMODULE_IMPORT_NS("Z");\n#else\nMODULE_IMPORT_NS(A);\nMODULE_IMPORT_NS(Z);\n#endif\n',
  );
});

test('imports behind a condition of their own are left alone', () => {
  const text = 'MODULE_LICENSE("GPL");\n#ifdef X\nMODULE_IMPORT_NS(A);\n#endif\n';
  expect(imported(text, [v612], 'B')).toBe(text.replace('\n', '\nMODULE_IMPORT_NS(B);\n'));
});

test.each([
  ['a last line without line end', 'MODULE_LICENSE("GPL");', 'MODULE_LICENSE("GPL");\nMODULE_IMPORT_NS(N);'],
  ['CRLF', 'int a;\r\nMODULE_LICENSE("GPL");\r\n', 'int a;\r\nMODULE_LICENSE("GPL");\r\nMODULE_IMPORT_NS(N);\r\n'],
  ['CRLF without the last', 'int a;\r\nMODULE_LICENSE("GPL");', 'int a;\r\nMODULE_LICENSE("GPL");\r\nMODULE_IMPORT_NS(N);'],
  ['a comment', 'MODULE_LICENSE("GPL"); /* v2 */\n', 'MODULE_LICENSE("GPL"); /* v2 */\nMODULE_IMPORT_NS(N);\n'],
  ['a comment that goes on', 'MODULE_LICENSE("GPL"); /* v2\n*/', 'MODULE_LICENSE("GPL");\nMODULE_IMPORT_NS(N);\n/* v2\n*/'],
  ['more on the line', 'MODULE_LICENSE("GPL"); int a[] = {\n1 };', 'MODULE_LICENSE("GPL");\nMODULE_IMPORT_NS(N);\nint a[] = {\n1 };'],
  ['more than one line', 'MODULE_LICENSE(\n\t"GPL"\n);\nint a;', 'MODULE_LICENSE(\n\t"GPL"\n);\nMODULE_IMPORT_NS(N);\nint a;'],
  ['no semicolon', 'MODULE_LICENSE("GPL")\nint a;', 'MODULE_LICENSE("GPL")\nMODULE_IMPORT_NS(N);\nint a;'],
])('%s', (_, text, now) => {
  expect(imported(text, [v612], 'N')).toBe(now);
});

test('what is no statement, and a namespace that is no word, cannot be had', () => {
  expect(imported('#define L "GPL"\n', [v612], 'N')).toBeUndefined();
  expect(imported('MODULE_LICENSE("GPL");\n', [v612, v613], 'a-b')).toBeUndefined();
  expect(imported('MODULE_LICENSE("GPL");\n', [v613], 'a"b')).toBeUndefined();
});
