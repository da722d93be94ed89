import fc from 'fast-check';
import { diffExports } from '../../src/kernel/diffExports';
import type { KernelExport } from '../../src/model';
import { makeKernel } from './kernel';

const row = (gplOnly = false, namespace?: string): KernelExport => ({
  module: 'vmlinux', gplOnly, ...(namespace !== undefined && { namespace }),
});
const kernel = (rows: Record<string, KernelExport>) => makeKernel({ exports: new Map(Object.entries(rows)) });

test.each([
  [undefined, row(), ['new']],
  [row(), undefined, ['gone']],
  [row(), row(false, 'NS'), ['into-namespace']],
  [row(false, 'NS'), row(), ['out-of-namespace']],
  [row(false, 'A'), row(false, 'B'), ['to-other-namespace']],
  [row(), row(true), ['made-gpl-only']],
  [row(true), row(), ['no-longer-gpl-only']],
  [row(), row(true, 'module:kvm'), ['into-namespace', 'made-gpl-only']],
])('from %j to %j: %j', (before, after, kinds) => {
  const changes = diffExports(kernel(before ? { f: before } : {}), kernel(after ? { f: after } : {}));
  expect(changes).toEqual([{ symbol: 'f', kinds, ...(before && { before }), ...(after && { after }) }]);
});

test('an export that is merely in another module has not changed', () => {
  expect(diffExports(kernel({ f: row() }), kernel({ f: { ...row(), module: 'drivers/x' } }))).toEqual([]);
});

test('the way back is the other way round, by symbol', () => {
  const rows = fc.dictionary(
    fc.constantFrom('a', 'b', 'c', 'd'),
    fc.tuple(fc.boolean(), fc.constantFrom(undefined, 'A', 'B')).map((parts) => row(...parts)),
  );
  fc.assert(
    fc.property(rows, rows, (from, to) => {
      const there = diffExports(kernel(from), kernel(to));
      const back = diffExports(kernel(to), kernel(from));
      expect(back.map(({ symbol, before, after }) => ({ symbol, before: after, after: before }))).toEqual(
        there.map(({ symbol, before, after }) => ({ symbol, before, after })),
      );
      expect(there.map(({ symbol }) => symbol)).toEqual(there.map(({ symbol }) => symbol).sort());
      expect(diffExports(kernel(from), kernel(from))).toEqual([]);
    }),
  );
});
