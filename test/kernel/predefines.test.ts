import { parsePredefines, predefinesFor } from '../../src/kernel/predefines';
import type { Kernel } from '../../src/model';

const captured = parsePredefines(
  [
    '#define __GNUC__ 12',
    '#define __GNUC_STDC_INLINE__ 1',
    '#define __INT64_C(c) c ## L',
    '#define __STDC_VERSION__ 201112L',
    '#define __x86_64',
  ].join('\n'),
);

const version = (major: number, minor: number): Kernel['version'] => ({ major, minor, patch: 0 });

test('parsePredefines reads what gcc -dM -E prints', () => {
  expect([...captured]).toEqual([
    ['__GNUC__', '12'],
    ['__GNUC_STDC_INLINE__', '1'],
    ['__INT64_C(c)', 'c ## L'],
    ['__STDC_VERSION__', '201112L'],
    ['__x86_64', ''],
  ]);
});

describe('predefinesFor', () => {
  test('gnu89 until 5.17, gnu11 from 5.18', () => {
    const before = predefinesFor(captured, { version: version(5, 17), config: new Map() });
    expect(before.has('__STDC_VERSION__')).toBe(false);
    expect(before.get('__GNUC_GNU_INLINE__')).toBe('1');
    expect(before.has('__GNUC_STDC_INLINE__')).toBe(false);
    const after = predefinesFor(captured, { version: version(5, 18), config: new Map() });
    expect(after).toEqual(captured);
  });

  test('characters are unsigned from 6.2', () => {
    expect(predefinesFor(captured, { version: version(6, 1), config: new Map() }).has('__CHAR_UNSIGNED__')).toBe(false);
    expect(predefinesFor(captured, { version: version(7, 0), config: new Map() }).get('__CHAR_UNSIGNED__')).toBe('1');
  });

  test("the version of the kernel's own gcc, and none of clang", () => {
    const config = new Map([['CONFIG_GCC_VERSION', '140205']]);
    const gcc = predefinesFor(captured, { version: version(6, 1), config });
    const names = ['__GNUC__', '__GNUC_MINOR__', '__GNUC_PATCHLEVEL__'];
    expect(names.map((name) => gcc.get(name))).toEqual(['14', '2', '5']);
    const clang = predefinesFor(captured, { version: version(6, 1), config: new Map([['CONFIG_GCC_VERSION', '0']]) });
    expect(clang.get('__GNUC__')).toBe('12');
  });

  test('__CET__ with indirect branch tracking', () => {
    const config = new Map([['CONFIG_X86_KERNEL_IBT', 'y']]);
    expect(predefinesFor(captured, { version: version(6, 1), config }).get('__CET__')).toBe('1');
  });
});
