import { referencesIn } from '../facts';

test.each([
  [
    'a static that is written elsewhere',
    'static int debug;\nvoid set(void) { debug = 1; }\nint f(void) { if (debug) g(); return 0; }',
    ['g'],
  ],
  [
    'a static whose address is taken',
    'static int debug;\nint *p = &debug;\nint f(void) { if (debug) g(); return 0; }',
    ['g'],
  ],
  ['a global', 'int debug;\nint f(void) { if (debug) g(); return 0; }', ['g']],
])('nothing is dead behind %s', (_, text, names) => {
  expect(referencesIn(text)).toEqual(names);
});
