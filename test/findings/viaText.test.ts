import type { Step } from '../../src/diagnostic';
import { chainWords, stepOf, stepWords } from '../../src/findings/viaText';
import { treeOf } from '../kbuild/tree';

const tree = treeOf({ 'drv (old)/a.h': '' });
const step = (name: string, file?: string): Step => ({ name, file, line: 1, isOwn: false });

test.each([
  ['class_create() (linux/device.h:12)', { name: 'class_create()', file: 'linux/device.h', line: 12, isOwn: false }],
  ['OWN (drv (old)/a.h:1)', { name: 'OWN', file: 'drv (old)/a.h', line: 1, isOwn: true }],
  ['__VERSION__', { name: '__VERSION__', isOwn: false }],
])('%s is taken apart, and put together', (text, expected) => {
  expect(stepOf(text, tree)).toEqual(expected);
  expect(stepWords(stepOf(text, tree))).toBe(text);
});

test.each([
  [[], ''],
  [[step('f()', 'linux/a.h')], ' (via f(), linux/a.h)'],
  [[step('f()', 'linux/a.h'), step('g()', 'linux/a.h')], ' (via f() -> g(), linux/a.h)'],
  [[step('f()', 'linux/a.h'), step('M'), step('g()', 'linux/b.h')], ' (via f(), linux/a.h -> M -> g(), linux/b.h)'],
  [['a', 'b', 'c', 'd'].map((name) => step(name, 'linux/a.h')), ' (via a -> … -> d, linux/a.h)'],
])('a message names %j', (steps, words) => {
  expect(chainWords(steps)).toBe(words);
});
