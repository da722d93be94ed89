import { packHeaders } from '../../../../src/c/headers/make/pack';
import type { HeaderEntry } from '../../../../src/c/headers/entry';

const macro = (name: string, text: string, line = 1): HeaderEntry => ({ kind: 'm', name, line, order: 3, text });
const filesOf = (...names: string[]) => ({ names: names.map((name) => [name]), text: () => '' });

test('headers that most others include come first, then others behind what they include', () => {
  const few = Array.from({ length: 40 }, () => [] as number[]);
  const read = [[1], [2], [], ...few].map((includes, context) => ({ includes, context, entries: [], types: [],
    isGuarded: true }));
  const { graph } = packHeaders(filesOf('a.h', 'b.h', 'c.h', ...few.map((_, index) => `few/${index}.h`)), read);
  const lines = graph.split('\n').map((line) => line.split('\t').slice(0, 4).join());
  expect(lines.slice(0, 4)).toEqual(['c.h,0,,0', 'b.h,1,0,1', 'a.h,2,1,1', 'few/0.h,3,,1']);
});

test('headers of equal use keep their order', () => {
  const read = [[2], [2], []].map((includes, context) => ({ includes, context, entries: [], types: [],
    isGuarded: true }));
  const { graph } = packHeaders(filesOf('a.h', 'b.h', 'c.h'), read);
  const columns = graph.split('\n').map((line) => line.split('\t').slice(0, 4).join());
  expect(columns).toEqual(['c.h,0,,0', 'a.h,1,0,0', 'b.h,2,0,0']);
});

test('what is defined once needs no order, and a number without a line is a constant', () => {
  const entries = [macro('A', ' f()'), macro('TWICE', ' 1'), macro('TWICE', ' 2'), macro('NUMBER', ' 5', 0)];
  const { parts } = packHeaders(filesOf('a.h'), [{ includes: [], context: 0, entries, types: [],
    isGuarded: true }]);
  expect(parts).toEqual(['#0\nmA\t1\t f()\nmTWICE\t1,1\t 1\nmTWICE\t1,1\t 2\f#0 0\nm0NUMBER\f+5\f']);
});

test('those that most include are one part, and another is full from 208 KiB on', () => {
  const entries = [macro('LONG', ` f(${'x'.repeat(120_000)})`)];
  const read = Array.from({ length: 20 }, (_, context) => ({
    includes: context > 0 && context < 8 ? [0] : [], context, entries, types: [],
    isGuarded: true,
  }));
  const { graph } = packHeaders(filesOf(...read.map((_, index) => `${index}.h`)), read);
  const parts = graph.split('\n').map((line) => Number(line.split('\t')[3]));
  expect(parts.slice(0, 8)).toEqual([0, 1, 1, 2, 2, 3, 3, 4]);
});
