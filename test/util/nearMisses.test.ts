import { nearMisses } from '../../src/util/nearMisses';

const known = ['vprintk', 'printk', '_printk', 'sprint_symbol', 'kfree', 'kfree'];

test('the nearest first, then by name, each once', () => {
  expect(nearMisses('printkk', known)).toEqual(['printk', '_printk', 'vprintk']);
  expect(nearMisses('kfre', known)).toEqual(['kfree']);
});

test('what differs in more than a third of its letters was not meant, and three are enough', () => {
  expect(nearMisses('kfcqe', known)).toEqual([]);
  expect(nearMisses('a', ['b', 'c', 'd', 'e', 'aaa'])).toEqual(['b', 'c', 'd']);
});
