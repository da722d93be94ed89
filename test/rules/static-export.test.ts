import { staticExport } from '../../rules/static-export';
import { at, check, definition, exported, kernel, linked } from './tree';

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
