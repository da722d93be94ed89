import { neededTypes } from '../../../src/c/types/neededTypes';
import type { CType } from '../../../src/model/types';

const gone: CType = { kind: 'typedef', name: 'gone_t' };
const plain: CType = { kind: 'tagged', keyword: 'struct', tag: 's' };
const namesIn = (type: CType, isWhole: boolean): string[] => neededTypes(type, isWhole).map(({ name }) => name);
const pointerTo = (to: CType): CType => ({ kind: 'pointer', to });

test.each<[string, CType, string[], string[]]>([
  ['a structure', plain, ['struct s'], []],
  ['a pointer to one', pointerTo(plain), [], []],
  ['an array of them', { kind: 'array', of: plain }, ['struct s'], ['struct s']],
  ['a pointer to an array of them', pointerTo({ kind: 'array', of: plain }), ['struct s'], ['struct s']],
  ['a name that stands for nothing', pointerTo(gone), ['gone_t'], ['gone_t']],
  ['a name for a structure', { kind: 'typedef', name: 's_t', means: plain }, ['struct s'], []],
  ['a name for a pointer to what is not known', { kind: 'typedef', name: 'p_t', means: pointerTo(gone) }, [], []],
  ['a function', { kind: 'function', returns: gone, parameters: [plain], isVariadic: false }, ['gone_t'], ['gone_t']],
  ['an enum without a tag', { kind: 'tagged', keyword: 'enum', tag: '' }, [], []],
  ['what is not known', { kind: 'unknown' }, [], []],
])('%s', (_, type, whole, declared) => {
  expect(namesIn(type, true)).toEqual(whole);
  expect(namesIn(type, false)).toEqual(declared);
});

test('members are complete', () => {
  const aggregate = { keyword: 'struct' as const, members: [{ name: 'a', type: plain }, { name: 'b', type: pointerTo(gone) }] };
  expect(namesIn({ kind: 'aggregate', aggregate }, false)).toEqual(['struct s', 'gone_t']);
});
