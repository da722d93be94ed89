import { loadOrder } from '../../src/graph/order';
import { dependency, own, paths } from './modules';

const [a, b, c, d] = [own('a'), own('b'), own('c'), own('d')];

function said(...dependencies: Parameters<typeof loadOrder>[1]): string[] {
  const { order, cycles, blocked } = loadOrder([a, b, c, d], dependencies);
  return [paths(order).join(' '), ...cycles.map((cycle) => paths(cycle).join(' -> ')), paths(blocked).join(' ')];
}

test('each module is behind what it needs, else by path', () => {
  expect(said()).toEqual(['a b c d', '']);
  expect(said(dependency(a, c), dependency(b, a))).toEqual(['c a b d', '']);
});

test('what is not of the tree is no part of the order', () => {
  expect(said(dependency(a, { ...own('drivers/z'), kind: 'in-tree' }))).toEqual(['a b c d', '']);
});

test('modules that need each other are a cycle, and block what needs them', () => {
  expect(said(dependency(c, b), dependency(b, c), dependency(a, b), dependency(d, a, 'possible'))).toEqual([
    'b c a d',
    'b -> c',
    'b c a',
  ]);
});

test('of a cycle the shortest way is shown', () => {
  expect(said(dependency(a, b), dependency(b, c), dependency(c, a), dependency(a, c))[1]).toBe('a -> c');
});

test('a cycle that is only possible is none, and the certain needs give the order', () => {
  expect(said(dependency(a, b), dependency(b, a, 'possible'))).toEqual(['b a c d', '']);
  expect(said(dependency(a, b, 'possible'), dependency(b, a, 'possible'))).toEqual(['a b c d', '']);
});

test('a long chain is no trouble', () => {
  const chain = Array.from({ length: 20_000 }, (_, index) => own(`m${String(index).padStart(6, '0')}`));
  const needs = chain.slice(1).map((module, index) => dependency(chain[index]!, module));
  expect(loadOrder(chain, needs).order).toEqual(chain.toReversed());
});
