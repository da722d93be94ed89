import { referencesIn, referencesOf } from '../facts';

const asked = 'if (__builtin_constant_p(v)) a(); else b();';

test.each([
  ['what is read from memory is no constant', `int v = p->member; ${asked}`, ['b', 'p']],
  ['what a function returns is no constant', `int v = f(1); ${asked}`, ['b']],
  ['a number is one', `int v = 1; ${asked}`, ['a']],
  ['of what is handed over, gcc may know more', `int v = parameter; ${asked}`, ['a?', 'b']],
  ['what is no constant returns', 'if (!__builtin_constant_p(parameter)) return a(); b();', ['a', 'b?']],
  ['a question among others', 'if (1 && __builtin_constant_p(parameter) && parameter) a(); else b();', ['a?', 'b']],
  ['a question behind ?', 'return __builtin_constant_p(parameter) ? a() : b();', ['a?', 'b']],
  ['the product of constants is one', 'int v; __builtin_mul_overflow(2, 3, &v); if (v == 6) a(); else b();', ['a']],
  ['that of what is read is none', 'int v; __builtin_mul_overflow(2, *p, &v); if (v == 6) a(); else b();', ['a', 'b', 'p']],
  ['no size is for `default`', 'switch (sizeof(w)) { case 1: break; default: a(); }', ['a?']],
  ['what always fails is not written', 'if (sizeof(v) < sizeof(w)) return -1; a();', ['a']],
  ['what is added to a size may be large', 'if (sizeof(struct s) + parameter > 8192) a();', ['a']],
  ['what returns a value may be all there is', 'if (sizeof(v) < sizeof(w)) return 1; a();', ['a?']],
])('%s', (_, statements, names) => {
  expect(referencesOf(statements)).toEqual(names);
});

test('a sum is not limited to what the type of its last part holds', () => {
  expect(referencesIn('void f(int n, unsigned char c) { if ((n + c) > 300) g(); }')).toEqual(['g']);
});
