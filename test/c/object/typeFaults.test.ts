import type { TypeFault } from '../../../src/model';
import { factsOf, UNDECIDED, type Setting } from '../facts';
import { kernelWith } from '../headers';

const HEADER = `
void none(void);
struct other *get_other(void);
#define the_other get_other()
  struct dev; struct other { int of; };
  typedef unsigned int u32;
  struct ops { int (*open)(struct dev *); void (*shut)(struct dev *); const char *name; u32 flags : 3; };
  struct dev {
    struct ops *ops; struct other many[2], *one; const int fixed;
    union { u32 word; struct { unsigned char low, high; }; };
    void *data;
  };
  int take(struct dev *dev, u32 level);
  void give(const struct dev *dev, ...);
  static inline struct other *other_of(struct dev *dev) { return dev->one; }
  #define EACH(at, dev) for (at = (dev)->one; at->of; at++)
  #define NAMED(n) { .name = n }
  #define PAIR(a, b) take(a, b)`;

const spelled = (fault: TypeFault): string => {
  switch (fault.kind) {
    case 'missingMember':
      return `${fault.structure}.${fault.member}`;
    case 'argumentCount':
      return `${fault.function}: ${fault.given} for ${fault.wanted}${fault.isVariadic ? '+' : ''}`;
    case 'incompatible':
      return `${fault.refusal}: ${fault.given} for ${fault.wanted}`;
    case 'readOnly':
      return `const ${fault.name}`;
  }
};

const faultsIn = (text: string, { gcc = '120200', ...setting }: Setting & { gcc?: string } = {}): string[] => {
  const kernel = kernelWith({ 'linux/x.h': HEADER }, { config: new Map([['CONFIG_GCC_VERSION', gcc]]) });
  return factsOf(`#include <linux/x.h>\n${text}`, { kernel, ...setting }).typeFaults.map(spelled);
};
const inBody = (statements: string, setting?: Setting & { gcc?: string }): string[] =>
  faultsIn(`int f(struct dev *dev, struct other *other, int n) { ${statements} return 0; }`, setting);

test.each([
  ['a member that is there, through chains', 'dev->ops->open(dev); dev->many[1].of = (*dev).one->of + dev->low + dev->word;', []],
  ['one that is not', 'dev->gone = 1;', ['struct dev.gone']],
  ['one behind an element', 'dev->many[n].gone++;', ['struct other.gone']],
  ['one of what a function returns', 'other_of(dev)->gone = 1;', ['struct other.gone']],
  ['one of a cast', '((struct other *)dev->data)->gone = 1;', ['struct other.gone']],
  ['one of a local', 'struct other local, *at = &local; local.gone = at->of;', ['struct other.gone']],
  ['one of a parameter that is shadowed', '{ struct ops *dev = 0; dev->name = 0; }', []],
  ['one of a designator', 'struct ops ops = { .open = 0, .gone = 0 };', ['struct ops.gone']],
  ['one in dead code', 'if (0) dev->gone = 1;', ['struct dev.gone']],
  ['one of a structure of the block', 'struct other { int own; } local = { .own = 1 }; local.own++;', []],
  ["what a macro of the header's makes of it", 'EACH(other, dev) n++; struct ops ops = NAMED("x");', []],
  ["what a function returns that the header's macro calls", 'the_other->of = 1; the_other->gone = 1;', ['struct other.gone']],
  ['what nobody knows', 'unknown->gone = 1; ((typeof(n) *)0)->gone = 1;', []],
])('members: %s', (_, statements, faults) => {
  expect(inBody(statements)).toEqual(faults);
});

test.each([
  ['as many as it takes', 'take(dev, 1); give(dev); give(dev, 1, 2);', []],
  ['too few', 'take(dev);', ['take: 1 for 2']],
  ['too many', 'take(dev, 1, 2);', ['take: 3 for 2']],
  ['too few before the dots', 'give();', ['give: 0 for 1+']],
  ['by a member', 'dev->ops->open();', ['open: 0 for 1']],
  ['of a macro', 'PAIR(dev);', ['PAIR: 1 for 2']],
  ['of a function without a prototype', 'int old(); old(1, 2);', []],
])('arguments: %s', (_, statements, faults) => {
  expect(inBody(statements)).toEqual(faults);
});

test.each([
  ['a pointer to the same', 'take(dev, 1); give(dev); dev->one = other; dev->data = other; other = dev->data;', []],
  ['a pointer to another', 'take(other, 1);', ['pointer: struct other * for struct dev *']],
  ['one that is assigned', 'dev->one = dev;', ['pointer: struct dev * for struct other *']],
  ['one that a local is declared with', 'struct other *at = dev;', ['pointer: struct dev * for struct other *']],
  ['an element of an array', 'other = dev->many; other = &dev->many[1]; dev->one = dev->many[0];', ['type: struct other for struct other *']],
  ['zero, and what is cast', 'take(0, 1); dev->one = (void *)0; dev->one = (struct other *)n;', []],
  ['a structure for a number', 'n = dev->many[0];', ['type: struct other for int']],
  ['the value of what returns none', 'n = dev->ops->shut(dev);', ['void: void for int']],
  ['a pointer to an array of what is const', 'int rows[2][3]; const int (*at)[3] = rows; const int (*all)[2][3] = &rows; at = *all;', []],
  ['a pointer to an array of another length', 'int rows[2][3]; int (*at)[4] = rows;', ['pointer: int [2][3] for int (*)[4]']],
  ['an integer for a pointer, which gcc 12 only warns of', 'dev->data = n;', []],
  ['signs, qualifiers, enums and conditions', 'enum e { A } e = n; unsigned char *u = "x"; const char *c = n ? "a" : 0; u = u + e; c++;', []],
])('values: %s', (_, statements, faults) => {
  expect(inBody(statements)).toEqual(faults);
});

test.each([
  ['compared', 'none() == 1; 1 + none();', ['void: void for int', 'void: void for int']],
  ['a condition', 'if (none()) n = 1; while (none()) n = 2; none() ? 1 : 2; n && none(); n = !none();', Array(5).fill('void: void for int')],
  ['dropped', 'none(); (void)none(); none(), n = 1; n ? none() : none(); for (none(); n; none()) n--; do none(); while (n);', []],
])('what returns void, %s', (_, statements, faults) => {
  expect(inBody(statements)).toEqual(faults);
});

test('an integer for a pointer is an error of gcc 14', () => {
  expect(inBody('dev->data = n;', { gcc: '140200' })).toEqual(['integer: int for void *']);
});

test.each([
  ['what the member wants', 'static int open(struct dev *d) { return 0; } struct ops o = { .open = open, .name = "o", .flags = 1 };', []],
  ['another parameter', 'static int open(struct other *o) { return 0; } struct ops o = { .open = open };', ['pointer: int (struct other *) for int (*)(struct dev *)']],
  ['another return', 'static void open(struct dev *d) { } struct ops o = { open };', ['pointer: void (struct dev *) for int (*)(struct dev *)']],
  ['in an array of structures', 'static void open(struct dev *d) { } struct ops o[] = { { }, { .open = &open } };', ['pointer: void (*)(struct dev *) for int (*)(struct dev *)']],
  ['what is returned', 'struct other *g(struct dev *dev) { return dev; }', ['pointer: struct dev * for struct other *']],
  ['what is const', 'void g(struct dev *dev, const struct other *o) { dev->fixed = 1; o->of++; o++; }', ['const fixed', 'const of']],
  ['a structure of the file', 'struct own { int a; struct { int b; } in; }; int g(struct own *o) { return o->a + o->in.b + o->in.c; }', ['struct <anonymous>.c']],
  ['a typedef of one', 'typedef struct { int a; } own_t; int g(own_t *o) { return o->b; }', ['own_t.b']],
])('declarations: %s', (_, text, faults) => {
  expect(faultsIn(text)).toEqual(faults);
});

test.each([
  ['a header that is not there', '#include "gone.h"\nint f(struct dev *dev) { return dev->gone; }'],
  ['a condition that is not decided', `#ifdef ${UNDECIDED}\nint f(struct dev *dev) { return dev->gone; }\n#endif`],
  ['a member that a condition adds', `struct own {\n#ifdef ${UNDECIDED}\nint a;\n#endif\n};\nint f(struct own *o) { return o->a; }`],
  ['members that an unknown macro makes', 'struct own { MEMBERS; };\nint f(struct own *o) { return o->a; }'],
])('nothing is said for %s', (_, text) => {
  expect(faultsIn(text)).toEqual([]);
});

test.each([
  ['incompatible-pointer-types', 'dev->one = dev;'],
  ['int-conversion', 'dev->data = n;'],
] as const)('-Wno-%s leaves it a warning', (warning, statements) => {
  expect(inBody(statements, { gcc: '140200', flags: [{ kind: 'notAnError', warning }] })).toEqual([]);
});
