import type { CompilerFlag } from '../../../src/model';
import { isDateError } from '../../../src/c/object/buildDates';
import { factsOf, UNDECIDED, type Setting } from '../facts';

const options = (...words: string[]): CompilerFlag[] => words.map((option) => ({ kind: 'dateWarning', option }));

/** `line:macro`, with `?` where it is only possible. */
function datesIn(text: string, { flags = [], ...setting }: Setting = {}): string[] {
  const { stops } = factsOf(text, { ...setting, flags: [...options('-Werror=date-time'), ...flags] });
  return stops
    .filter(({ kind }) => kind === 'buildDate')
    .map(({ text: macro, span, certainty }) => {
      const whole = span.file === 'm.c' ? text : setting.files![span.file]!;
      const line = whole.slice(0, span.start).split('\n').length;
      return `${line}:${macro}${certainty === 'possible' ? '?' : ''}`;
    });
}

// As gcc 12 takes them.
test.each([
  [[], false],
  [['-Werror=date-time'], true],
  [['-Werror=date-time', '-Wno-error=date-time'], false],
  [['-Werror=date-time', '-Wno-date-time'], false],
  [['-Werror=date-time', '-w'], false],
  [['-Wdate-time'], false],
  [['-Werror=date-time', '-Wdate-time', '-Wno-error=date-time'], false],
  [['-Werror=date-time', '-Wno-date-time', '-Wdate-time'], true],
  [['-Werror=date-time', '-Wno-error=date-time', '-Werror=date-time'], true],
])('of %p a date is an error: %p', (words, expected) => {
  expect(isDateError(options(...words))).toBe(expected);
});

test.each([
  ['in an initialiser', 'const char *f = __DATE__;', ['1:__DATE__']],
  ['each macro', 'const char f[] = __DATE__\n__TIME__\n__TIMESTAMP__;', ['1:__DATE__', '2:__TIME__', '3:__TIMESTAMP__']],
  ['in a function that nothing refers to', 'static void f(void) {\n(void)__DATE__; }', ['2:__DATE__']],
  ['in dead code', 'void f(void) { if (0)\n(void)__DATE__; }', ['2:__DATE__']],
  ['through a macro, where it is used', '#define A B\n#define B __DATE__\nchar f[] = A;', ['3:__DATE__']],
  ['as an argument', '#define ID(x) x x\nchar f[] = ID(\n__DATE__);', ['3:__DATE__']],
  ['as an argument that becomes a string', '#define S(x) #x\nchar f[] = S(__DATE__);', []],
  ['as an argument that is dropped', '#define NO(x) 0\nint f = NO(__DATE__);', []],
  ['in a macro that is not used', '#define A __DATE__', []],
  ['that is asked for', '#ifdef __DATE__\nint f;\n#endif', []],
  ['in a branch that is left out', '#if 0\nchar f[] = __DATE__;\n#endif', []],
  ['in a branch that may be', `#if ${UNDECIDED}\nchar f[] = __DATE__;\n#endif`, ['2:__DATE__?']],
  ['defined anew', '#undef __DATE__\n#define __DATE__ "x"\nchar f[] = __DATE__;', []],
  ['behind a pragma', '#pragma GCC diagnostic ignored "-Wdate-time"\nchar f[] = __DATE__;', []],
  ['behind _Pragma()', '_Pragma("GCC diagnostic ignored \\"-Wdate-time\\"")\nchar f[] = __DATE__;', []],
  ['in an entry of .modinfo', 'MODULE_VERSION(__DATE__);', ['1:__DATE__']],
])('a date %s', (_, text, expected) => expect(datesIn(text)).toEqual(expected));

test("in a header of the driver's, but not where gcc takes that for the system's", () => {
  const files = { 'inc/a.h': 'static const char *f(void) { return __DATE__; }' };
  const text = '#include "a.h"';
  expect(datesIn(text, { files, flags: [{ kind: 'includeDirectory', path: 'inc' }] })).toEqual(['1:__DATE__']);
  expect(datesIn(text, { files, flags: [{ kind: 'includeDirectory', path: 'inc', isSystem: true }] })).toEqual([]);
});

test('defined by a flag', () => {
  const flags: CompilerFlag[] = [{ kind: 'define', name: '__DATE__', value: '"x"' }];
  expect(datesIn('char f[] = __DATE__;', { flags })).toEqual([]);
});

test('possible where a flag is, and where flags are not known', () => {
  const doubtful: CompilerFlag = { kind: 'dateWarning', option: '-Wdate-time', possible: 'it hangs on a command' };
  expect(datesIn('char f[] = __DATE__;', { flags: [doubtful] })).toEqual(['1:__DATE__?']);
  const unknown: CompilerFlag = { kind: 'unknown', reason: 'a command' };
  expect(datesIn('char f[] = __DATE__;', { flags: [unknown] })).toEqual(['1:__DATE__?']);
});

test('a flag that is ignored is needed', () => {
  const ignored: CompilerFlag = { kind: 'dateWarning', option: '-Wno-date-time', isIgnored: true };
  const flags = [...options('-Werror=date-time'), ignored];
  const { stops, neededFlags } = factsOf('char f[] = __DATE__;', { flags });
  expect([stops, neededFlags]).toEqual([[], ['-Wno-date-time']]);
  expect(factsOf('char f[] = "";', { flags }).neededFlags).toEqual([]);
});
