import { entry, inline, macro } from './skeletons';

test.each([
  ['parameters are numbered', '(device,count) g(device, count)', '(_0,_1) g(_0,_1)'],
  ['a name is the same each time', '(a) ({ int b = g(a); h(b); b; })', '(_0) ({int _g0=g(_0);h(_g0);_g0;})'],
  ['what macros share keeps one name in all', ' g(shared_name)', ' g(_g0)'],
  ['names in capitals may be macros of the driver\'s', ' g(OPTION)', ' g(OPTION)'],
  ['a name that a header declares stays', ' g(kmalloc)', ' g(kmalloc)'],
])('of a macro, %s', (_, before, after) => {
  expect(macro(before)).toBe(after);
});

test('what is in a function is its own', () => {
  expect(inline('(size) int local = g(size); return local;')).toBe('(_0)int _1=g(_0);return _1;');
});

test('a made name is none that a header has', () => {
  expect(macro('(a) g(a)', entry('d', '_0', ''))).toBe('(_1) g(_1)');
});
