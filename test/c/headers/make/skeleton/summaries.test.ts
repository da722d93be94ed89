import { packHeaders } from '../../../../../src/c/headers/make/pack';
import { readHeaders } from '../../../../../src/c/headers/make/readHeaders';
import { Summaries } from '../../../../../src/c/headers/make/skeleton/summaries';
import { predefinedMacros } from '../../../../../src/c/preprocess/predefined';
import { makeKernel } from '../../../../kernel/kernel';

/** What the last function of a header is reduced to; undefined where it hangs on what it is handed. */
function summaryOf(text: string): string | undefined {
  const kernel = makeKernel();
  const files = { names: [['linux/x.h']], text: () => text };
  const headers = readHeaders(files, predefinedMacros(kernel), 8);
  expect(packHeaders(files, headers).parts).toHaveLength(1);
  const last = headers[0]!.entries.findLast(({ kind }) => kind === 'f')!;
  return new Summaries(files, headers, kernel).bodyOf(last, 'linux/x.h');
}

describe('a function that comes to the same whatever it is handed', () => {
  test.each([
    ['refers to a symbol', 'static inline void f(void) { _printk("x"); }', '_printk;'],
    ['calls another one', 'static inline void g(void) { _printk("x"); }\nstatic inline void f(void) { g(); }', 'g();'],
    ['calls through a macro', '#define P() _printk("x")\nstatic inline void f(void) { P(); }', '_printk;'],
    ['may refer to a symbol', 'static inline void f(void) { if (sizeof(struct s) > 4) _printk("x"); }',
      'if(sizeof(_->_)&&_->_){_printk;}'],
    ['refers to nothing that an option leaves out', 'static inline int f(void) { if (0) _printk("x"); return 0; }',
      'return 0;'],
  ])('%s', (_, text, expected) => {
    expect(summaryOf(text)).toBe(expected);
  });
});

test('a function whose calls hang on what it is handed is kept', () => {
  expect(summaryOf('static inline void f(int n) { if (n) _printk("x"); }')).toBeUndefined();
});

test('a function that calls one of a name that two headers define is kept', () => {
  const twice = 'static inline void g(void) { _printk("x"); }\n'.repeat(2);
  expect(summaryOf(`${twice}static inline void f(void) { g(); }`)).toBeUndefined();
});
