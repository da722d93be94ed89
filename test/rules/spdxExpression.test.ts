import fc from 'fast-check';
import { alternativesOf } from '../../rules/lib/spdxExpression';

test.each([
  ['MIT', [['MIT']]],
  ['GPL-2.0+ OR MIT', [['GPL-2.0+'], ['MIT']]],
  ['GPL-2.0 or MIT', [['GPL-2.0'], ['MIT']]],
  ['A AND B OR C', [['A', 'B'], ['C']]],
  ['A AND (B OR C)', [['A', 'B'], ['A', 'C']]],
  ['((GPL-2.0 WITH Linux-syscall-note) OR BSD-3-Clause)', [['GPL-2.0'], ['BSD-3-Clause']]],
])('%s', (expression, alternatives) => expect(alternativesOf(expression)).toEqual(alternatives));

test.each(['', 'OR', 'A OR', 'A B', '(A', 'A)', 'GPL v2', 'A AND OR B', '/* A', 'A WITH'])('%j is none', (text) =>
  expect(alternativesOf(text)).toBeUndefined(),
);

test('more alternatives than anyone has are none', () => {
  expect(alternativesOf(Array(20).fill('(A OR B)').join(' AND '))).toBeUndefined();
});

test('anything is read or refused, and brackets around it change nothing', () => {
  const words = fc.array(fc.constantFrom('A', 'B-1.0+', 'AND', 'OR', 'WITH', '(', ')', '*'), { maxLength: 12 });
  fc.assert(
    fc.property(words, (all) => {
      const text = all.join(' ');
      const read = alternativesOf(text);
      if (read) expect(alternativesOf(`(${text})`)).toEqual(read);
    }),
  );
});
