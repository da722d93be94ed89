import { factsOf, tagsIn, UNDECIDED } from '../facts';
import { kernelWith } from '../headers';

const v6_12 = { version: { major: 6, minor: 12, patch: 0 } };
const v6_13 = { version: { major: 6, minor: 13, patch: 0 } };

test.each([
  ['MODULE_LICENSE("GPL");', ['license=GPL']],
  ['MODULE_LICENSE("GPL")\nMODULE_AUTHOR("A");', ['license=GPL', 'author=A']],
  ['MODULE_LICENSE("Dual " "BSD/GPL");', ['license=Dual BSD/GPL']],
  ['MODULE_LICENSE("");', ['license=']],
  ['#define DRIVER_LICENSE "GPL v2"\nMODULE_LICENSE(DRIVER_LICENSE);', ['license=GPL v2']],
  ['#define OURS MODULE_LICENSE("GPL")\nOURS;', ['license=GPL']],
  ['MODULE_LICENSE(FROM_A_HEADER);', ['license=undefined']],
  ['MODULE_INFO(license, "GPL");', ['license=GPL']],
  ['MODULE_INFO(import_ns, "A" "B");', ['import_ns=AB']],
  [`#if ${UNDECIDED}\nMODULE_LICENSE("GPL");\n#endif`, ['license=GPL?']],
  ['#ifdef MODULE\nMODULE_LICENSE("GPL");\n#endif', ['license=GPL']],
  ['#ifndef MODULE\nMODULE_LICENSE("GPL");\n#endif', []],
  ['// MODULE_LICENSE("GPL");', []],
  ['MODULE_DESCRIPTION("a \\"b\\"");', ['description=a "b"']],
  ['MODULE_LICENSE("GPL\\0with a remark");', ['license=GPL']],
  ['MODULE_LICENSE("GPL\\x00" "x");', ['license=GPL']],
  ['MODULE_LICENSE("GPL\\000x");', ['license=GPL']],
  ['MODULE_LICENSE("GPL\\0license=Proprietary");', ['license=GPL', 'license=Proprietary']],
  ['MODULE_INFO(author, "A\\0\\0import_ns=NS\\0depends=a=b");', ['author=A', 'import_ns=NS', 'depends=a=b']],
  ['MODULE_LICENSE("\\0GPL");', ['license=']],
  ['MODULE_INFO(license, "GPL" "\\0" "Proprietary");', ['license=GPL']],
])('%s says', (text, tags) => {
  expect(tagsIn(text)).toEqual(tags);
});

test.each([
  ['a bare word before 6.13', 'MODULE_IMPORT_NS(MY_NS);', v6_12, ['import_ns=MY_NS']],
  [
    'a string before 6.13, which imports nothing of that name',
    'MODULE_IMPORT_NS("MY_NS");',
    v6_12,
    ['import_ns="MY_NS"'],
  ],
  ['a string from 6.13 on', 'MODULE_IMPORT_NS("MY_NS");', v6_13, ['import_ns=MY_NS']],
  ['a macro', '#define NS MY_NS\nMODULE_IMPORT_NS(NS);', v6_12, ['import_ns=MY_NS']],
])('an import is %s', (_, text, kernel, tags) => {
  expect(tagsIn(text, { kernel })).toEqual(tags);
});

test('a number that a macro stands for is where the macro is used', () => {
  const text = '#define FOUR 4\nMODULE_VERSION(FOUR);\nMODULE_LICENSE(' + UNDECIDED + ');';
  const { tags } = factsOf(text);
  expect(tags.map(({ span }) => [span.file, text.slice(span.start, span.end)])).toEqual([
    ['m.c', 'MODULE_VERSION'],
    ['m.c', 'MODULE_LICENSE'],
  ]);
});

describe('a NUL', () => {
  /** As include/linux/moduleparam.h of 7.3 has it. */
  const asserting = kernelWith({
    'linux/module.h': `#define MODULE_INFO(tag, info) \\
  static_assert(sizeof(info) - 1 == __builtin_strlen(info), "MODULE_INFO(" #tag ", ...) contains embedded NUL byte")
#define MODULE_LICENSE(x) MODULE_INFO(license, x)
#define MODULE_PARM_DESC(name, text) MODULE_INFO(parm, #name ":" text)`,
  });
  const other = kernelWith({ 'linux/module.h': '#define MODULE_INFO(tag, info)\n#define MODULE_LICENSE(x)' });
  const refused = (text: string, kernel: typeof other): string[] => {
    const whole = `#include <linux/module.h>\n${text}`;
    const { stops } = factsOf(whole, { kernel });
    return stops.map((stop) => `${stop.kind} ${stop.text}: ${whole.slice(stop.span.start, stop.span.end)}`);
  };

  test.each([
    ['MODULE_LICENSE("GPL\\0x");', ['embeddedNul MODULE_LICENSE: "GPL\\0x"']],
    ['MODULE_LICENSE("GPL" "\\0");', ['embeddedNul MODULE_LICENSE: "GPL" "\\0"']],
    ['MODULE_INFO(author, "A\\0x");', ['embeddedNul MODULE_INFO: "A\\0x"']],
    ['MODULE_PARM_DESC(n, "A\\0x");', ['embeddedNul MODULE_PARM_DESC: MODULE_PARM_DESC(n, "A\\0x"']],
    ['#define LICENCE MODULE_LICENSE("GPL\\0x")\nLICENCE;', ['embeddedNul MODULE_LICENSE: LICENCE']],
    ['MODULE_LICENSE("GPL\\\\0x");', []],
    ['MODULE_LICENSE("GPL");', []],
  ])('is refused where the headers assert that there is none: %s', (text, expected) => {
    expect(refused(text, asserting)).toEqual(expected);
    expect(refused(text, other)).toEqual([]);
  });

  test('hides what is behind it where it is refused', () => {
    const text = '#include <linux/module.h>\nMODULE_LICENSE("GPL\\0license=Proprietary");';
    expect(tagsIn(text, { kernel: asserting })).toEqual(['license=GPL']);
    expect(tagsIn(text, { kernel: other })).toEqual(['license=GPL', 'license=Proprietary']);
  });
});
