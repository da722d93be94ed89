import { isSince, type Named } from '../../src/model';
import { loadKernel } from '../../src/read/readKernel';
import { shippedSuccessors } from '../../src/read/successorsFile';
import { KernelNames } from './kernelNames';

const kernels = ['5.10', '6.1', '6.12', '7.3'].map((name) => {
  const { kernel } = loadKernel(name, '.');
  return { kernel, names: new KernelNames(kernel) };
});
const rows = [...shippedSuccessors().values()].flat();

const nameOf = ({ kernel }: (typeof kernels)[number]): string => kernel.name;

/** The shipped kernels that have something, of those given. */
const having = (named: Named, among: typeof kernels): string[] =>
  among.filter(({ names }) => names.has(named)).map(nameOf);

/** What the shipped kernels say is proof of each row: without it, a row is an opinion. */
describe.each(rows.map((row) => [row.went.text, row] as const))('%s', (_, { went, since, successors }) => {
  const before = kernels.filter(({ kernel }) => !isSince(kernel, ...since));
  const after = kernels.filter(({ kernel }) => isSince(kernel, ...since));

  test('is in a kernel before, and in none since', () => {
    expect([having(went, before).length > 0, having(went, after)]).toEqual([true, []]);
  });

  test('has its successors in each kernel since, but for those that went in their turn', () => {
    expect(after).not.toEqual([]);
    for (const successor of successors) {
      const end = rows.find((row) => row.went.text === successor.text);
      const expected = after.filter(({ kernel }) => !end || !isSince(kernel, ...end.since));
      expect(expected).not.toEqual([]);
      expect([successor.text, having(successor, after)]).toEqual([successor.text, expected.map(nameOf)]);
    }
  });
});
