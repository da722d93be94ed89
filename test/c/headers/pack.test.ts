import { packHeaders } from '../../../src/c/headers/pack';
import type { HeaderEntry } from '../../../src/c/headers/entry';

const macro = (name: string, text: string, line = 1): HeaderEntry => ({ kind: 'm', name, line, order: 3, text });
const filesOf = (...names: string[]) => ({ names: names.map((name) => [name]), text: () => '' });

test('headers that others include come first, then others by name', () => {
  const read = [[2], [2], []].map((includes, context) => ({ includes, context, entries: [], isGuarded: true }));
  const { graph } = packHeaders(filesOf('a.h', 'b.h', 'c.h'), read);
  const columns = graph.split('\n').map((line) => line.split('\t').slice(0, 4).join());
  expect(columns).toEqual(['c.h,0,,0', 'a.h,1,0,0', 'b.h,2,0,0']);
});

test('what is defined once needs no order, and a number without a line is a constant', () => {
  const entries = [macro('A', ' f()'), macro('TWICE', ' 1'), macro('TWICE', ' 2'), macro('NUMBER', ' 5', 0)];
  const { parts } = packHeaders(filesOf('a.h'), [{ includes: [], context: 0, entries, isGuarded: true }]);
  expect(parts).toEqual(['#0\nmA\t1\t f()\nmTWICE\t1,1\t 1\nmTWICE\t1,1\t 2\f#0 0\nmNUMBER\f+5']);
});

test('a part is full from a mebibyte on', () => {
  const entries = [macro('LONG', ` f(${'x'.repeat(200_000)})`)];
  const names = Array.from({ length: 8 }, (_, index) => `${index}.h`);
  const read = names.map((_, context) => ({ includes: context === 0 ? [] : [0], context, entries, isGuarded: true }));
  const { graph } = packHeaders(filesOf(...names), read);
  expect(graph.split('\n').map((line) => Number(line.split('\t')[3]))).toEqual([0, 0, 0, 0, 0, 0, 1, 1]);
});
