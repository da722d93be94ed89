import fc from 'fast-check';
import colors from 'picocolors';
import type { ModuleOutcomes, Outcome } from '../../src/diagnostic';
import { matrixLines } from '../../src/report/matrix';
import { report } from '../report/sample';

const count = fc.oneof(fc.constant(0), fc.nat(99));
const outcome: fc.Arbitrary<Outcome> = fc.record({ errors: count, warnings: count, incomplete: fc.boolean() });
const name = fc.string({ unit: fc.constantFrom('a', 'b', '_', '-'), minLength: 1, maxLength: 60 });

const tables = fc
  .uniqueArray(fc.string({ unit: fc.constantFrom('6', '.', '/', 'x'), minLength: 1, maxLength: 40 }), {
    minLength: 2, maxLength: 20,
  })
  .chain((kernels) => {
    const outcomes = fc.array(fc.option(outcome, { nil: undefined }), {
      minLength: kernels.length, maxLength: kernels.length,
    });
    const module: fc.Arbitrary<ModuleOutcomes> = fc.record({ module: name, directory: fc.constant('.'), outcomes });
    const modules = fc.uniqueArray(module, { minLength: 1, maxLength: 60, selector: (each) => each.module });
    return modules.map((rows) => ({ kernels, modules: rows }));
  });

const isClean = (each: Outcome | undefined): boolean => !!each && !each.errors && !each.warnings && !each.incomplete;

test('whatever the kernels and modules, the matrix fits a terminal and says each count once', () => {
  fc.assert(
    fc.property(tables, ({ kernels, modules }) => {
      const lines = matrixLines(report({ kernels, modules }), colors.createColors(false)).slice(1);
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
      const said = lines.join('\n').match(/\b\d+[EW]\b/g) ?? [];
      const counts = modules.flatMap(({ outcomes }) =>
        outcomes.flatMap((each) => [
          ...(each?.errors ? [`${each.errors}E`] : []),
          ...(each?.warnings ? [`${each.warnings}W`] : []),
        ]),
      );
      expect([...said].sort()).toEqual(counts.sort());
      const tablesShown = lines.filter((line) => line === '').length;
      const rows = modules.filter(({ outcomes }) => !outcomes.every(isClean)).length;
      const rest = rows < modules.length ? 1 : 0;
      expect(lines).toHaveLength(tablesShown * (2 + rows + rest));
    }),
  );
});
