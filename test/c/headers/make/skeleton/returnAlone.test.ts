import { entry, inline, reduced } from './skeletons';

describe('of an inline function', () => {
  test.each([
    ['what it calls stays', '(dev) struct device *d = dev->parent; return g(d, 0);', '(_0)struct _*_1=_0->_;return g(_1,0);'],
    ['stores that refer to nothing are dropped', '(p) p->state = 1; g();', '(_0)_0;g();'],
    ['but for a condition', '(p) if (h()) p->state = 1;', '(_0)_0;if(h());'],
    ['a constant returned is kept', '(p) p->state = 1; return 0;', '(_0)_0;return 0;'],
    ['memory returned is no more than that', '(p) return p->a->b;', '(_0)_0;return _->_;'],
    ['what is worked out of its arguments stays', '(n) return n != 0 && n < 4;', '(_0)return _0!=0&&_0<4;'],
    ['an argument that it makes nothing of is told', '(p) return;', '(_0)return;'],
  ])('%s', (_, before, after) => {
    expect(reduced(entry('f', 'i', before)).text).toBe(after);
  });
});

test.each([
  ['two constants are told apart', '(n) if (n) return 1; return 0;', '(_0)if(_0)return 1;return 0;'],
  ['one constant on all ways is it', '(p) if (p->a) return 0; p->b = 1; return 0;', '(_0)_0;return 0;'],
  ['NULL is a constant', '(p) p->a = 1; return NULL;', '(_0)_0;return NULL;'],
  ['nothing returned leaves nothing', '(void) do_nothing_at_all;', '(void)'],
])('of a function that leads nowhere, %s', (_, before, after) => {
  expect(inline(before)).toBe(after);
});

test.each([
  ['a store of what leads to a symbol', '(p) p->run = g;', '(_0)_0->_=g;'],
  ['a store of what is called', '(p) p->a = h(); g();', '(_0)_0->_=h();g();'],
  ['a store of an address', '(p) p->a = &p->b; g();', '(_0)_0->_= &_0->_;g();'],
])('of a function that leads to a symbol, %s stays', (_, before, after) => {
  expect(inline(before)).toBe(after);
});
