import { usesOf } from '../headers';

const HEADER = `#define __cleanup(f) __attribute__((__cleanup__(f)))
  #define __free(name) __cleanup(__free_##name)
  #define guard(name) class_##name##_t scope __cleanup(class_##name##_destructor) = class_##name##_constructor
  typedef struct mutex *class_mutex_t;
  static inline void class_mutex_destructor(class_mutex_t *m) { h(*m); }
  static inline class_mutex_t class_mutex_constructor(struct mutex *m) { g(m); return m; }
  static inline void __free_kfree(void *p) { h(*(void **)p); }`;

test.each([
  ['is called by name', 'int x __attribute__((cleanup(k))) = 0;', ['k']],
  ['is called in an inline function', 'char *p __free(kfree) = g();', ['g', 'h < __free_kfree()']],
  ['is called of a type with a name', 'type x __cleanup(k) = g();', ['g', 'k']],
  ['is called of a type without', 'int x __cleanup(k);', ['k']],
  [
    'belongs to a guard',
    'guard(mutex)((void *)0);',
    ['g < guard() < class_mutex_constructor()', 'h < guard() < class_mutex_destructor()'],
  ],
])('what a scope ends with %s', (_, statements, uses) => {
  expect(usesOf(statements, HEADER)).toEqual(uses);
});

test.each([
  ['a type of a header', 'type x = g(); x;', ['g']],
  ['a type with an annotation', 'u32 __user *x = g(); x;', ['g']],
  ['a type of two words', 'struct s __iomem *x = g(); x;', ['g']],
  ['an annotation behind it', 'type x __maybe_unused = g(); x;', ['g']],
  ['an annotation with arguments behind it', 'type x __aligned(8) = g(); x;', ['g']],
])('a local is declared with %s', (_, statements, uses) => {
  expect(usesOf(statements, HEADER)).toEqual(uses);
});

test('a function that a block declares to be an error is no symbol', () => {
  const header = `#define __compiletime_error(message) __attribute__((__error__(message)))
    #define ASSERT(condition, name) do { \\
      extern void name(void) __compiletime_error("no"); \\
      if (!(condition)) name(); \\
    } while (0)`;
  expect(usesOf('ASSERT(parameter, wrong_size); g();', header)).toEqual(['g']);
});
