import fc from 'fast-check';
import { matches } from '../../src/util/extendedExpression';

test.each([
  ['^6\\.', '6.1.0-56-amd64', true],
  ['^6\\.', '5.16.0', false],
  ['6.1', 'x6-1', true],
  ['^(5\\.[6-9]\\.|5\\.1[0-9]+\\.|6\\.)', '5.10.0-46-amd64', true],
  ['^(5\\.[6-9]\\.|5\\.1[0-9]+\\.|6\\.)', '5.5.0', false],
  ['^[5-9]\\.[[:digit:]]+\\..*-amd64$', '6.12.115+deb12-amd64', true],
  ['^6\\.(1|12)\\.', '6.13.0', false],
  ['^[^5]', '5.1', false],
  ['[]x-]y', 'a-y', true],
  ['^a{2,3}$', 'aaa', true],
  ['^a{2,3}$', 'aaaa', false],
  ['^(ab){2}$', 'abab', true],
  ['^a{2,}$', 'a', false],
  ['^(a|b)?c+$', 'bcc', true],
  ['a|^b$|c', 'xb', false],
  ['^$', '', true],
  ['^6[\\.]1', '6\\1', true],
])('%s on %s: %s', (expression, text, expected) => {
  expect(matches(expression, text)).toBe(expected);
});

test.each(['\\d+', '(6)\\1', '[[:space:]]', '[a-Z]', '[+-9]', '(', ')', '[a', 'a{1', 'a{3,2}', 'a{0}', '*a', 'a**', '^*', '()', 'a|',
  '\\', '[[.a.]]', `${'a'.repeat(501)}`])('%s is not decided', (expression) => {
  expect(matches(expression, '6.1.0')).toBeUndefined();
});

test.each(['(a*)*b', '(a|a)*b', '(a+)+$', '((a{0,9}){0,9}){0,9}b', '(a*a*)*(a*a*)*b'])(
  'what makes a matcher go back and forth ends: %s',
  (expression) => {
    expect(matches(expression, `${'a'.repeat(5000)}c`)).toBe(false);
  },
);

test('repetitions of repetitions do not make states without end', () => {
  expect(matches('((((a{99}){99}){99}){99}){99}', 'a')).toBeUndefined();
});

test('it finds what a matcher that goes back finds', () => {
  const leaf = fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '\\.');
  const { expression } = fc.letrec<{ expression: string }>((tie) => ({
    expression: fc.oneof(
      { maxDepth: 3 },
      leaf,
      fc.tuple(tie('expression'), tie('expression')).map(([left, right]) => left + right),
      fc.tuple(tie('expression'), tie('expression')).map(([left, right]) => `(${left}|${right})`),
      fc.tuple(tie('expression'), fc.constantFrom('*', '+', '?', '{2}', '{1,2}', '{1,}')).map(([each, sign]) => `(${each})${sign}`),
    ),
  }));
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '.', 'c'), maxLength: 6 });
  const anchored = fc.tuple(fc.constantFrom('', '^'), expression, fc.constantFrom('', '$')).map((parts) => parts.join(''));
  fc.assert(fc.property(anchored, text, (each, given) => {
    expect([each, given, matches(each, given)]).toEqual([each, given, new RegExp(each, 's').test(given)]);
  }));
});

test('any text is taken', () => {
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'ab()[]{}|*+?^$.\\-,19:') }), fc.string(), (expression, text) => {
    expect([true, false, undefined]).toContain(matches(expression, text));
  }));
});
