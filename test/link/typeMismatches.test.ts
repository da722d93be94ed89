import { kernelWith } from '../c/headers';
import { moduleOf, modulesOf } from './linked';

/** How `main.c` declares `f` or `x` otherwise than `other.c` defines it: `part: declared <> defined`. */
async function mismatches(declaration: string, definition: string): Promise<string[]> {
  const sources = { 'main.c': `${declaration}\nvoid *use(void) { return (void *)f + (long)x; }`, 'other.c': definition };
  const { typeMismatches } = await moduleOf(sources);
  return typeMismatches.map(({ part, declared, defined }) => `${part}: ${declared} <> ${defined}`);
}

test.each([
  ['an array for a pointer', 'extern char *x;', 'char x[16];', 'type: char * <> char [16]'],
  ['a pointer for an array', 'extern char x[];', 'char *x;', 'type: char [] <> char *'],
  ['an array of another length', 'extern int x[4];', 'int x[8];', 'type: int [4] <> int [8]'],
  ['another size', 'extern int x;', 'long x;', 'type: int <> long'],
  ['a constant that may be changed', 'extern int x;', 'const int x = 1;', 'type: int <> const int'],
  ['a pointer to what is constant', 'extern const char *x;', 'char *x;', 'type: const char * <> char *'],
  ['a constant pointer', 'extern char *x;', 'char *const x = 0;', 'type: char * <> char *const'],
  ['another structure', 'extern struct a x;', 'struct b { int b; } x;', 'type: struct a <> struct b'],
  ['a union', 'extern struct a x;', 'union a { int b; } x;', 'type: struct a <> union a'],
  ['a function for a variable', 'extern int x;', 'int x(void) { return 1; }', 'type: int <> int (void)'],
  ['the second of two', 'extern int *y, x;', 'int *x, y;', 'type: int <> int *'],
  ['nothing returned', 'void f(void);', 'int f(void) { return 1; }', 'return: void <> int'],
  ['fewer parameters', 'int f(int);', 'int f(int a, int b) { return a; }', 'parameters: (int) <> (int, int)'],
  ['an open list', 'int f(int, ...);', 'int f(int a) { return a; }', 'parameters: (int, ...) <> (int)'],
  ['another parameter', 'int f(int, u8);', 'int f(int a, u16 b) { return a; }', '2: u8 <> u16'],
  ['a sign', 'int f(unsigned a);', 'int f(int a) { return a; }', '1: unsigned int <> int'],
  ['constness below two stars', 'int f(char **);', 'int f(const char **a) { return 1; }', '1: char ** <> const char **'],
  [
    'a callback of another type',
    'int f(void (*done)(int));',
    'int f(void (*done)(long)) { return 1; }',
    '1: void (*)(int) <> void (*)(long)',
  ],
  [
    'a pointer to arrays of another length',
    'int f(int a[][2]);',
    'int f(int (*a)[3]) { return 1; }',
    '1: int (*)[2] <> int (*)[3]',
  ],
  ['a function that returns another one', 'int (*f(void))(int);', 'int (*f(void))(long) { }', 'return: int (*)(int) <> int (*)(long)'],
  ['behind a typedef', 'typedef long T;\nint f(T);', 'int f(int a) { return a; }', '1: T <> int'],
  ['a typedef of a typedef', 'typedef u8 B, *P;\nint f(P);', 'int f(char *a) { return 1; }', '1: P <> char *'],
  ['a pointer to an unknown typedef', 'extern T *x;', 'T x;', 'type: T * <> T'],
  ['an array of an unknown typedef', 'extern T *x;', 'T x[4];', 'type: T * <> T [4]'],
])('%s is a mismatch', async (_, declaration, definition, mismatch) => {
  expect(await mismatches(declaration, definition)).toEqual([mismatch]);
});

test.each([
  ['one type in two spellings', 'unsigned long int f(u32);', 'long unsigned f(unsigned int a) { return a; }'],
  ['parameters by other names', 'int f(int a[4], void cb(int b));', 'int f(int *x, void (*y)(int)) { return 1; }'],
  ['qualifiers of a parameter itself', 'int f(const int, char *const);', 'int f(int a, char *b) { return a; }'],
  ['a qualifier of what is returned', 'const int f(void);', 'int f(void) { return 1; }'],
  ['an empty list', 'int f();', 'int f(int a) { return a; }'],
  ['an old-style definition', 'int f(int, char);', 'int f(a, b) int a; char b; { return a; }'],
  ['a macro for parameters that nobody knows', 'int f(int, int);', 'int f(PARAMETERS) { return 1; }'],
  ['an attribute', '__printf(1, 2) int f(char *, ...) __cold;', 'int __must_check f(char *a, ...) { return 1; }'],
  ['an attribute that makes another type', 'extern int x;', 'char x __attribute__((mode(SI)));'],
  ['a type by an expression', 'extern typeof(jiffies) x;', 'unsigned long x;'],
  ['an enum for an integer', 'enum e f(void);', 'int f(void) { return 1; }'],
  ['a typedef that is not known', 'T f(T *a);', 'int *f(struct s *a) { return 0; }'],
  ['a typedef that is defined twice', 'typedef int T;\ntypedef T T;\nextern T x;', 'long x;'],
  ['a typedef of a structure without name', 'typedef struct { int a; } T;\nextern T x;', 'struct t { int a; } x;'],
  ['a length that is not known', 'extern int x[sizeof(struct s)];', 'int x[4];'],
  ['a word that nobody knows', 'extern API int x;', 'long x;'],
  ['a word behind the declarator', 'int f(void) API;', 'void f(void) { }'],
  ['a name that is not used', 'extern int y;', 'long y;'],
  ['a static definition', 'extern int x;', 'static long x;\nint g(void) { return x; }'],
  ['a name of another kind to the linker', 'extern int x asm("y");', 'long x;'],
])('%s is none', async (_, declaration, definition) => {
  expect(await mismatches(declaration, definition)).toEqual([]);
});

test('what the compiler sees beside the definition is its to judge', async () => {
  const files = { 'x.h': 'extern T x;', 'main.c': '#define T int\n#include "x.h"\nint f(void) { return x; }' };
  const kbuild = { Makefile: 'obj-m := m.o\nm-y := main.o other.o' };
  const other = { 'other.c': '#define T long\n#include "x.h"\nlong x;' };
  const modules = await modulesOf({ ...files, ...other, ...kbuild });
  expect(modules.get('m')!.typeMismatches).toEqual([]);
});

test.each([
  ['a declaration', '#ifdef MAYBE\nextern int x;\n#endif', 'long x;'],
  ['a word of a declaration', 'extern\n#ifdef MAYBE\nlong\n#endif\nint x;', 'short x;'],
  ['a definition', 'extern int x;', '#ifdef MAYBE\nlong x;\n#else\nint x;\n#endif'],
  ['a typedef', '#ifdef MAYBE\ntypedef int T;\n#endif\nextern T x;', 'long x;'],
])('%s under a condition that cannot be decided is none', async (_, declaration, definition) => {
  const Makefile = 'obj-m := m.o\nm-y := main.o other.o\nifneq ($(shell date),)\nccflags-y += -DMAYBE\nendif';
  const main = `${declaration}\nint f(void) { return x; }`;
  const modules = await modulesOf({ 'main.c': main, 'other.c': definition, Makefile });
  expect(modules.get('m')!.typeMismatches).toEqual([]);
});

test('what a macro of the kernel defines is of a type that its header need not say', async () => {
  const kernel = kernelWith({ 'linux/mutex.h': '#define DEFINE_MUTEX(name) struct any name = { 1 }' });
  const main = '#include <linux/mutex.h>\nextern struct mutex lock;\nvoid *use(void) { return &lock; }';
  const sources = { 'main.c': main, 'other.c': '#include <linux/mutex.h>\nDEFINE_MUTEX(lock);' };
  expect((await moduleOf(sources, { kernel })).typeMismatches).toEqual([]);
});

test('a sibling is held to what the exporting module defines, which two modules must not do', async () => {
  const files = {
    'a.c': 'long x;\nEXPORT_SYMBOL(x);',
    'b.c': 'extern int x;\nint f(void) { return x; }',
    'c.c': 'int x;\nEXPORT_SYMBOL(x);',
  };
  const countIn = async (objects: string): Promise<number> =>
    (await modulesOf({ ...files, Makefile: `obj-m := ${objects}` })).get('b')!.typeMismatches.length;
  expect(await countIn('a.o b.o')).toBe(1);
  expect(await countIn('a.o b.o c.o')).toBe(0);
});

test('typedefs without end, and brackets, are given up', async () => {
  const chain = Array.from({ length: 5000 }, (_, index) => `typedef T${index + 1} T${index};`).join('\n');
  expect(await mismatches(`${chain}\nextern T0 x;`, 'long x;')).toEqual([]);
  expect(await mismatches(`extern int ${'('.repeat(2000)}x${')'.repeat(2000)};`, 'long x;')).toEqual([]);
});

test('typedefs that grow with each step end', async () => {
  const growing = (name: string): string => {
    const step = (_: unknown, index: number): string =>
      `typedef void (*${name}${index + 1})(${Array(9).fill(`${name}${index}`).join(', ')});`;
    return [`typedef int ${name}0;`, ...Array.from({ length: 18 }, step)].join('\n');
  };
  expect(await mismatches(`${growing('S')}\nextern S18 x;`, `${growing('T')}\nT18 x;`)).toEqual([]);
});
