import fc from 'fast-check';
import { chunksOf, compileChunks, newShared } from '../../src/threads/chunks';
import { makeKernel } from '../kernel/kernel';
import { treeOf } from '../kbuild/tree';

test('chunks hold each object of each job once, in order', () => {
  const counts = fc.array(fc.nat({ max: 300 }), { maxLength: 6 });
  fc.assert(
    fc.property(counts, fc.integer({ min: 2, max: 8 }), (objects, threads) => {
      const covered = objects.map(() => 0);
      for (const { job, from, to } of chunksOf(objects, threads)) {
        expect(from).toBe(covered[job]);
        expect(to).toBeGreaterThan(from);
        covered[job] = to;
      }
      expect(covered).toEqual(objects);
    }),
  );
});

test('many objects come in more chunks than threads, so that none waits for long', () => {
  expect(chunksOf([160], 2)).toHaveLength(16);
});

test('what another thread has taken is left to it', () => {
  const tree = treeOf({ 'a.c': 'int a;', 'b.c': 'int b;', 'c.c': 'int c;' });
  const span = { file: 'Makefile', start: 0, end: 1 };
  const objects = ['a', 'b', 'c'].map((name) => ({
    name: `${name}.o`, source: `${name}.c`, flags: [], certainty: 'certain' as const, span,
  }));
  const kernel = makeKernel();
  const shared = newShared();
  shared.taken.fill(1);
  shared.done.fill(1);
  const told: [number, number][] = [];
  const done = compileChunks(tree, [{ kernel: () => kernel, objects }], chunksOf([3], 2), shared, (...counts) => {
    told.push(counts);
  });
  expect(done.map(([chunk, facts]) => [chunk, ...facts.map(({ source }) => source)])).toEqual([[1, 'b.c'], [2, 'c.c']]);
  expect(told).toEqual([[2, 3], [3, 3]]);
});
