import { referencesIn } from '../facts';

const used = (enumerators: string, condition: string): string[] => {
  const names = referencesIn(`enum { ${enumerators} };\nint f(void) { if (${condition}) v(); return 0; }`);
  return names.filter((name) => name === 'v');
};

test.each([
  ['counts from 0', 'OFF, ON', 'OFF', []],
  ['counts on', 'OFF, ON', 'ON - 1', []],
  ['counts on from a number', 'A = 7, B', 'B != 8', []],
  ['is that of another one', 'A = 2, B = A', 'B - 2', []],
  ['is not 0', 'OFF, ON', 'ON', ['v']],
  ['cannot be told', 'A = sizeof(int), B', 'B', ['v']],
])('the value of an enum constant %s', (_, enumerators, condition, names) => {
  expect(used(enumerators, condition)).toEqual(names);
});

test('an enum constant is no use of what the kernel exports under that name', () => {
  const kernel = { exports: new Map([['jiffies', { module: 'vmlinux', gplOnly: false }]]) };
  const text = 'int f(void) { return jiffies; }';
  expect(referencesIn(text, { kernel })).toEqual(['jiffies']);
  expect(referencesIn(`enum time { jiffies, hours };\n${text}`, { kernel })).toEqual([]);
});
