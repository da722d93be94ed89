import { factsOf, referencesOf } from '../facts';

test.each([
  ['each alternative of _Generic', 'return _Generic(parameter, int: a(), struct s *: b, default: c);', ['a?', 'b?', 'c?']],
  ['an alternative of a type with brackets', 'return _Generic(parameter, char (*)[2]: a, default: 0);', ['a?']],
  ['nothing that _Generic only looks at', 'return _Generic(v, int: 1, default: 2);', []],
  ['what stands behind _Generic', '_Generic(parameter, int: a, default: b)(v); w();', ['a?', 'b?', 'v', 'w']],
  ['what constants choose', 'return __builtin_choose_expr(1, a, b) + __builtin_choose_expr(0, c, d);', ['a', 'd']],
  ['both where the choice is open', 'return __builtin_choose_expr(sizeof(struct s) == 4, a, b);', ['a?', 'b?']],
  ['nothing that is asked to be constant', 'return __builtin_constant_p(v);', []],
])('a call refers to %s', (_, statements, names) => {
  expect(referencesOf(statements)).toEqual(names);
});

test('an alternative of _Generic is nothing that somebody must provide', () => {
  const { references } = factsOf('extern void a(void); void f(int x) { _Generic(x, int: a, default: 0); }');
  expect(references).toMatchObject([{ symbol: 'a', elidable: true, reason: 'an alternative of _Generic' }]);
});
