import { entry, reduced } from './skeletons';

describe('of a macro', () => {
  test.each([
    ['names that lead nowhere are replaced', '(ptr) ({ int ret = g(ptr); ret; })', '(_0) ({int _g0=g(_0);_g0;})'],
    ['members and types lose their names', '(ptr) g((ptr)->a.b, sizeof(struct inode))', '(_0) g((_0)->_,sizeof(struct _))'],
    ['strings are emptied', '(fmt,...) _printk("k" fmt "", ##__VA_ARGS__)', '(_0,...) _printk(""_0 "",##__VA_ARGS__)'],
    ['what ends a word of asm text still does', '(n) "call g" "\\n772:\\n" #n', '(_0) "call g"" "#_0'],
    ['what a macro defines and hands on has one name', '(x) int f(void) { return g(x); } h(f)', '(_0) int f(void){return g(_0);}h(f)'],
    ['what a number is pasted to keeps its name', '(n) g(JOIN(stem, n))', '(_0) g(JOIN(stem,_0))'],
    ['pastings stay', '(name) g(name##_ops, #name)', '(_0) g(_0##_ops,#_0)'],
    ['casts are left out', '(x) g((struct inode *)(x))', '(_0) g((_0))'],
    ['initialised members lose their names', '(x) { .owner = g, .name = x }', '(_0) {g,_0}'],
    ['a section of what is dropped is told', ' __section(".init.text") __cold', ' __section(".init.")__cold'],
    ['calls of asm text are kept', '(x) asm volatile("nop\\n\\tcall foo_%P1" : "=a" (x))', '(_0) asm volatile("call foo_%P1":"="(_0))'],
    ['attributes are kept', '(f) __attribute__((alias(#f), weak))', '(_0) __attribute__((alias(#_0),weak))'],
  ])('%s', (_, before, after) => {
    expect(reduced(entry('m', 'M', before), entry('m', 'stem2', '(a) g(a)')).text).toBe(after);
  });

  test('the line is kept only of a step to a symbol', () => {
    const [leading, other] = [' TO(1)', ' UP(1)'].map((text) =>
      reduced(entry('m', 'M', text), entry('m', 'TO', '(a) g(a)'), entry('m', 'UP', '(a) (a ? x : y)')),
    );
    expect([leading!.line, other!.line]).toEqual([7, 0]);
  });

  test('a path is kept as it is', () => {
    expect(reduced(entry('m', 'TRACE_INCLUDE_PATH', ' ../drivers/foo')).text).toBe(' ../drivers/foo');
  });
});

test('of declarations, the name is kept', () => {
  expect(reduced(entry('d', 'f', 'g'))).toEqual({ ...entry('d', 'f', 'g'), line: 0 });
});

test('of a static variable that refers to nothing, that it is one', () => {
  expect(reduced(entry('v', 'v', '{ 1, 2, 3 }')).text).toBe('0');
  expect(reduced(entry('v', 'v', '{ .open = g }')).text).toBe('{g}');
});
