import { duplicateExport } from '../../rules/duplicate-export';
import { at, check, exported, linked } from './tree';

const exporting = (rest: Parameters<typeof exported>[1]) => linked({ exports: [exported('f', rest)] });

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
