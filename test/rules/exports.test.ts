import { duplicateExport } from '../../rules/duplicate-export';
import { initExport } from '../../rules/init-export';
import { inlineExport } from '../../rules/inline-export';
import { staticExport } from '../../rules/static-export';
import { undefinedExport } from '../../rules/undefined-export';
import { LACKS_HEADER, LACKS_OBJECT, at, check, definition, exported, kernel, linked } from './tree';

const exporting = (rest: Parameters<typeof exported>[1]) => linked({ exports: [exported('f', rest)] });

describe('static-export', () => {
  test('says static or static inline, and points at the definition', () => {
    const plain = definition('f', { storage: 'static' });
    const inline = definition('f', { storage: 'static', inline: true });
    expect(check(staticExport, [exporting({ definition: plain }), exporting({ definition: inline })])).toEqual([
      expect.objectContaining({
        rule: 'static-export',
        severity: 'error',
        certainty: 'certain',
        module: 'aa',
        symbol: 'f',
        message: "local symbol 'f' was exported, its definition is static",
        span: at('aa.c', 20),
        related: [{ span: at('aa.c', 10), message: "'f' is defined here, static" }],
      }),
      expect.objectContaining({ message: "local symbol 'f' was exported, its definition is static inline" }),
    ]);
  });

  test.each([
    ['4.19', 4, 19, 'warning'],
    ['5.18', 5, 18, 'warning'],
    ['5.19', 5, 19, 'error'],
    ['6.1', 6, 1, 'error'],
  ])('on %s, is what the build makes of it', (_, major, minor, severity) => {
    const on = kernel({ version: { major, minor, patch: 0 } });
    const modules = [exporting({ definition: definition('f', { storage: 'static' }) })];
    expect(check(staticExport, modules, on)).toMatchObject([{ severity }]);
  });

  test.each(['global', 'externInline'] as const)('is silent on %s', (storage) => {
    expect(check(staticExport, [exporting({ definition: definition('f', { storage, inline: true }) })])).toEqual([]);
  });

  test('is no more than a warning where the definition is only possible', () => {
    const possible = definition('f', { storage: 'static', certainty: 'possible' });
    expect(check(staticExport, [exporting({ definition: possible })])).toMatchObject([
      { severity: 'warning', certainty: 'possible', message: expect.stringContaining('(possibly: a condition') },
    ]);
  });
});

describe('inline-export', () => {
  test('warns of a plain inline alone', () => {
    const plain = definition('f', { inline: true });
    expect(check(inlineExport, [exporting({ definition: plain })])).toMatchObject([
      { severity: 'warning', symbol: 'f', message: expect.stringContaining('gnu_inline') },
    ]);
    expect(check(inlineExport, [exporting({ definition: { ...plain, storage: 'static' } })])).toEqual([]);
    expect(check(inlineExport, [exporting({ definition: { ...plain, storage: 'externInline' } })])).toEqual([]);
    expect(check(inlineExport, [exporting({ definition: definition('f') })])).toEqual([]);
  });
});

describe('undefined-export', () => {
  test('says which: no definition, or extern inline', () => {
    expect(check(undefinedExport, [exporting({})])).toMatchObject([
      { severity: 'error', symbol: 'f', message: "'f' was exported without definition in module 'aa'" },
    ]);
    const externInline = definition('f', { storage: 'externInline', inline: true });
    expect(check(undefinedExport, [exporting({ definition: externInline })])).toMatchObject([
      {
        message: "'f' was exported without definition: extern inline emits no code",
        related: [{ span: at('aa.c', 10) }],
      },
    ]);
  });

  test('is silent where the definition may be in what cannot be read', () => {
    expect(check(undefinedExport, [exporting({ mayBeDefined: true })])).toEqual([]);
    expect(check(undefinedExport, [{ ...exporting({}), ...LACKS_OBJECT }])).toEqual([]);
    expect(check(undefinedExport, [{ ...exporting({}), ...LACKS_HEADER }])).toMatchObject([{ severity: 'warning' }]);
  });

  test('is silent on a definition that is only possible, or that emits code', () => {
    const possible = definition('f', { storage: 'externInline', certainty: 'possible' });
    expect(check(undefinedExport, [exporting({ definition: possible })])).toEqual([]);
    expect(check(undefinedExport, [exporting({ definition: definition('f', { weak: true }) })])).toEqual([]);
  });
});

describe('duplicate-export', () => {
  test('against vmlinux', () => {
    expect(check(duplicateExport, [exporting({ previous: { module: 'vmlinux' } })])).toMatchObject([
      { severity: 'error', message: "'f' exported twice, previous export was in vmlinux", related: [] },
    ]);
  });

  test('against the module itself, pointing at the first', () => {
    const previous = { module: 'aa', span: at('other.c', 5) };
    expect(check(duplicateExport, [exporting({ previous })])).toMatchObject([
      {
        message: "'f' exported twice, previous export was in module 'aa' itself",
        span: at('aa.c', 20),
        related: [{ span: at('other.c', 5) }],
      },
    ]);
  });

  test('is silent, like modpost, against an in-tree module', () => {
    expect(check(duplicateExport, [exporting({ previous: { module: 'drivers/dma-buf/udmabuf' } })])).toEqual([]);
    expect(check(duplicateExport, [exporting({})])).toEqual([]);
  });
});

describe('init-export', () => {
  test.each(['init', 'exit'] as const)('warns of the %s section', (section) => {
    expect(check(initExport, [exporting({ definition: definition('f', { section }) })])).toMatchObject([
      { severity: 'warning', symbol: 'f', message: `EXPORT_SYMBOL used for ${section} symbol 'f'` },
    ]);
  });

  test('is silent outside of them', () => {
    expect(check(initExport, [exporting({ definition: definition('f') }), exporting({})])).toEqual([]);
  });
});
