import { inlineExport } from '../../rules/inline-export';
import { check, definition, exported, linked } from './tree';

const exporting = (rest: Parameters<typeof exported>[1]) => linked({ exports: [exported('f', rest)] });

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
