import { countWrites } from '../../../src/c/body/writes';
import { lexed } from '../facts';

const writesTo = (name: string, text: string): number =>
  countWrites(lexed(text).parts.flatMap(({ tokens }) => tokens)).get(name) ?? 0;

test.each([
  ['x = 1;', 1],
  ['int x = 1; x = 2;', 2],
  ['y = x;', 0],
  ['x == 1;', 0],
  ['y.x == 1 && x <= 2;', 0],
  ['a & x;', 0],
  ['(a) & x;', 0],
  ['a[1] & x;', 0],
  ['asm("nop" : : "r" (x));', 0],
])('%s writes to x so often', (text, times) => {
  expect(writesTo('x', text)).toBe(times);
});

test.each(['x += 1;', 'x <<= 1;', 'x++;', '--x;', 'f(&x);', '= &x;', 'asm("" : "=r" (x));', 'asm("" : "+m" (x));'])(
  '%s may write to x any number of times',
  (text) => {
    expect(writesTo('x', text)).toBe(Infinity);
  },
);
