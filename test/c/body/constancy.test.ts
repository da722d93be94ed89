import { referencesOf } from '../facts';

const asked = 'if (__builtin_constant_p(v)) a(); else b();';

test.each([
  ['what is read from memory is no constant', `int v = p->member; ${asked}`, ['b', 'p']],
  ['what a function returns is no constant', `int v = f(1); ${asked}`, ['b']],
  ['a number is one', `int v = 1; ${asked}`, ['a']],
  ['of what is handed over, gcc may know more', `int v = parameter; ${asked}`, ['a?', 'b?']],
  ['what always fails is not written', 'if (sizeof(v) < sizeof(w)) return -1; a();', ['a']],
  ['what returns a value may be all there is', 'if (sizeof(v) < sizeof(w)) return 1; a();', ['a?']],
])('%s', (_, statements, names) => {
  expect(referencesOf(statements)).toEqual(names);
});
