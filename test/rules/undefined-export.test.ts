import { undefinedExport } from '../../rules/undefined-export';
import { LACKS_HEADER, LACKS_OBJECT, at, check, definition, exported, linked } from './tree';

const exporting = (rest: Parameters<typeof exported>[1]) => linked({ exports: [exported('f', rest)] });

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
