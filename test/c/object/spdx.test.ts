import { factsOf } from '../facts';

const spdxIn = (text: string) => factsOf(text).spdx;

test.each([
  ['// SPDX-License-Identifier: GPL-2.0-only\nint a;', 'GPL-2.0-only'],
  ['// SPDX-License-Identifier:\tMIT\r\nint a;', 'MIT'],
  ['/* SPDX-License-Identifier: (GPL-2.0 OR MIT) */\nint a;', '(GPL-2.0 OR MIT)'],
  ['/*\n * SPDX-License-Identifier: MIT\n */', 'MIT'],
  ['// SPDX-License-Identifier: MIT', 'MIT'],
])('%j is under %s', (text, expression) => {
  const start = text.indexOf(expression);
  expect(spdxIn(text)).toEqual({ expression, span: { file: 'm.c', start, end: start + expression.length } });
});

test.each([
  ['none', 'int a;'],
  ['an empty one', '// SPDX-License-Identifier:\nint a;'],
  ['two, of which either may be meant', '// SPDX-License-Identifier: MIT\n// SPDX-License-Identifier: GPL-2.0\n'],
  ['one far below', `${'\n'.repeat(2000)}// SPDX-License-Identifier: MIT\n`],
])('%s says nothing', (_, text) => expect(spdxIn(text)).toBeUndefined());
