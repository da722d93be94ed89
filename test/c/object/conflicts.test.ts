import type { Kernel } from '../../../src/model';
import { factsOf, UNDECIDED } from '../facts';
import { kernelWith } from '../headers';

const kernelOf = (texts: Record<string, string>): Partial<Kernel> => {
  const once = Object.entries(texts).map(([name, text]) => [name, `#pragma once\n${text}`]);
  const exports = new Map(['lamp_off', 'brought'].map((name) => [name, { module: 'vmlinux', gplOnly: false }]));
  return kernelWith(Object.fromEntries(once) as Record<string, string>, { exports });
};

const kernel = kernelOf({
  'linux/a.h': `#include <linux/b.h>
    struct lamp { int on; }; union both { int a; }; enum mode { OFF, ON };
    typedef unsigned int level_t; typedef struct { int a; } plain_t;
    static inline int lamp_on(struct lamp *lamp) { return 1; }
    int lamp_off(struct lamp *lamp);
    static int lamp_find(void);
    extern int lamps;
    struct declared;
    #ifdef LAMP_MORE
    int more(void);
    #endif`,
  'linux/b.h': 'int brought(int);',
  'linux/c.h': 'struct elsewhere { int a; };',
});

const found = (text: string): string[] =>
  factsOf(`#include <linux/a.h>\n${text}`, { kernel }).conflicts.map(
    ({ kind, name, header, types }) =>
      `${kind} ${name} (${header})${types === undefined ? '' : `: ${types.own} for ${types.kernel}`}`,
  );

test.each([
  ['a structure', 'struct lamp { int off; };', ['redefinition struct lamp (linux/a.h)']],
  ['a union', 'union both { int b; };', ['redefinition union both (linux/a.h)']],
  ['an enumeration', 'enum mode { DIM };', ['redefinition enum mode (linux/a.h)']],
  ['an enumerator', 'enum { OFF = 1, DIM };', ['enumerator OFF (linux/a.h)']],
  ['an inline function', 'static int lamp_on(struct lamp *lamp) { return 0; }', ['redefinition lamp_on (linux/a.h)']],
  ['a static function behind a prototype', 'static int lamp_off(struct lamp *l) { return 0; }', ['static lamp_off (linux/a.h)']],
  ['a function of another type', 'int lamp_off(int a);', ['types lamp_off (linux/a.h): int (int) for int (struct lamp *)']],
  ['a variable of another type', 'long lamps;', ['types lamps (linux/a.h): long for int']],
  ['a typedef of another type', 'typedef long level_t;', ['types level_t (linux/a.h): long for unsigned int']],
  ['a typedef of something new', 'typedef struct { int a; } plain_t;', ['types plain_t (linux/a.h)']],
  ['a variable for a function', 'int lamp_off;', ['symbolKind lamp_off (linux/a.h)']],
  ['a function for a typedef', 'int level_t(void);', ['symbolKind level_t (linux/a.h)']],
  ['what a header includes in its turn', 'static int brought(int a) { return a; }', ['static brought (linux/b.h)']],
  ['a name once', 'static int lamp_off(struct lamp *l);\nstatic int lamp_off(struct lamp *l) { return 0; }', ['static lamp_off (linux/a.h)']],
  ['the same once more', 'typedef unsigned int level_t; int lamp_off(struct lamp *l); extern int lamps; struct lamp; enum mode;', []],
  ['the definition of what is declared', 'int lamp_off(struct lamp *l) { return 0; } int lamps = 1; struct declared { int a; };', []],
  ['a function by the type that it has', 'extern typeof(lamp_off) lamp_off; extern typeof(lamps) lamp_on;', []],
  ['what a header has static for its includer', 'static int lamp_find(void) { return 1; }', []],
  ['what is of a block', 'int f(void) { struct lamp { int a; } lamps; enum { OFF } lamp_off = OFF; return lamps.a + lamp_off; }', []],
  ['what is of a header that is not included', 'struct elsewhere { int b; };', []],
  ['what has another name by a macro', '#define lamp_off own_off\nstatic int lamp_off(int a) { return a; }', []],
  ['what a header has for who asks for it', 'static int more(void) { return 1; }', []],
])('%s', (_, text, conflicts) => {
  expect(found(text)).toEqual(conflicts);
});

test('a prototype behind a static definition is right, a second definition is not', () => {
  const text = 'struct lamp; static int lamp_off(struct lamp *l) { return 0; }\nstruct lamp { int a; };\n#include <linux/a.h>';
  expect(factsOf(text, { kernel }).conflicts.map(({ kind, name }) => `${kind} ${name}`)).toEqual(['redefinition struct lamp']);
});

test.each([
  ['a header that is not there', '#include "own.h"\nstruct lamp { int a; };'],
  ['a condition that is not decided', `#ifdef ${UNDECIDED}\nstruct lamp { int a; };\n#endif`],
])('nothing is said for %s', (_, text) => {
  expect(found(text)).toEqual([]);
});

test('nothing is said for a header that may not be included', () => {
  const text = `#ifdef ${UNDECIDED}\n#include <linux/a.h>\n#endif\nstruct lamp { int a; };`;
  expect(factsOf(text, { kernel }).conflicts).toEqual([]);
});
