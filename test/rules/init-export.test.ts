import { initExport } from '../../rules/init-export';
import { check, definition, exported, linked } from './tree';

const exporting = (rest: Parameters<typeof exported>[1]) => linked({ exports: [exported('f', rest)] });

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
