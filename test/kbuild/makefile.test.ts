import { known, plain, reasons } from '../../src/kbuild/value';
import { makefileOf } from './tree';

function valueOf(text: string, files?: Record<string, string>): string | undefined {
  return known(makefileOf(text, files).value('v'));
}

describe('assignments', () => {
  test.each([
    ['recursive', 'a = $(b)\nb = late\nv = $(a)', 'late'],
    ['simple', 'b = early\nv := $(b)\nb = late', 'early'],
    ['simple, in POSIX spelling', 'b = early\nv ::= $(b)\nb = late', 'early'],
    ['conditional on an unset variable', 'v ?= x', 'x'],
    ['conditional on a set variable', 'v = y\nv ?= x', 'y'],
    ['appended to a recursive one', 'v = $(a)\nv += $(b)\na = 1\nb = 2', '1 2'],
    ['appended to a simple one', 'b = 1\nv :=\nv += $(b)\nb = 2', '1'],
    ['from a command', 'v != echo one two', 'one two'],
    ['with a computed name', 'n = v\n$(n) = x', 'x'],
    ['exported', 'export v := x', 'x'],
    ['after override', 'override v = x', 'x'],
    ['without its comment', 'v = x # y', 'x '],
    ['over several lines', 'v = $(words a \\\n  b)', '2'],
    ['with CRLF', 'v = a\r\nw = b\r\n', 'a'],
    ['behind a tab before the first rule', '\tv = x', 'x'],
    ['of several lines', 'define v\none\ntwo\nendef', 'one\ntwo'],
    ['undefined', 'v = x\nundefine v', ''],
  ])('%s', (_, text, expected) => expect(valueOf(text)).toBe(expected));

  test('a tab after a rule makes a recipe, not an assignment', () => {
    const makefile = makefileOf('all:\n\tv = x\n');
    expect(known(makefile.value('v'))).toBe('');
    expect(makefile.rules[0]!.recipe.map(({ text }) => text)).toEqual(['v = x']);
  });

  test('a target-specific variable does not affect the makefile', () => {
    expect(valueOf('v = a\nall: v = b')).toBe('a');
  });
});

describe('conditionals', () => {
  test.each([
    ['ifeq', 'ifeq (a,a)\nv = yes\nelse\nv = no\nendif', 'yes'],
    ['ifeq in quotes', 'ifeq "a" \'b\'\nv = yes\nelse\nv = no\nendif', 'no'],
    ['ifneq', 'ifneq ($(x),)\nv = yes\nelse\nv = no\nendif', 'no'],
    ['ifdef', 'x = 1\nifdef x\nv = yes\nendif', 'yes'],
    ['ifndef', 'ifndef x\nv = yes\nendif', 'yes'],
    ['else if', 'ifeq (a,b)\nv = 1\nelse ifeq (a,a)\nv = 2\nelse\nv = 3\nendif', '2'],
    ['nested, the outer one not taken', 'ifeq (a,b)\nifeq (a,a)\nv = 1\nendif\nelse\nv = 2\nendif', '2'],
    ['a comma inside a reference', 'ifeq ($(subst a,b,a),b)\nv = yes\nendif', 'yes'],
  ])('%s', (_, text, expected) => expect(valueOf(text)).toBe(expected));

  test('both branches of a condition on something unknown are possible', () => {
    const value = makefileOf('ifeq ($(shell date),x)\nv += a\nelse\nv += b\nendif\nv += c').value('v');
    expect(value.filter((part) => part.text.trim() !== '').map((part) => [part.text, part.possible ?? false])).toEqual([
      ['a', true],
      ['b', true],
      ['c', false],
    ]);
  });

  test('text that is known decides against an unknown value that cannot be equal', () => {
    expect(valueOf('ifeq (abc-$(shell date),)\nv = yes\nelse\nv = no\nendif')).toBe('no');
  });
});

describe('include', () => {
  test('reads a file of the tree, found by a pattern too', () => {
    expect(valueOf('include conf/*.mk', { 'conf/a.mk': 'v += 1', 'conf/b.mk': 'v += 2' })).toBe('1 2');
  });

  test('the configuration of the kernel', () => {
    expect(valueOf('include /lib/modules/6.1.50-test/build/.config\nv = $(CONFIG_E1000)')).toBe('m');
  });

  test('a missing file is a problem, unless it may be missing', () => {
    expect(makefileOf('a = 1\ninclude gone.mk').problems).toEqual([
      { message: "included file 'gone.mk' does not exist", file: 'Makefile', line: 2 },
    ]);
    expect(makefileOf('-include gone.mk\nsinclude gone.mk').problems).toEqual([]);
  });

  test('a file that includes itself ends', () => {
    expect(makefileOf('include Makefile').problems[0]!.message).toBe("'Makefile' includes itself");
  });
});

describe('problems', () => {
  test('a variable that refers to itself is said once, with its place', () => {
    const makefile = makefileOf('x = 1\na = $(b)\nb = $(a)\nv = $(a) c\n');
    expect(reasons(makefile.value('v'))).toEqual(["variable 'a' refers to itself"]);
    expect(makefile.problems).toEqual([{ message: "variable 'a' refers to itself", file: 'Makefile', line: 2 }]);
  });

  test.each([
    ['text without a separator', 'a = 1\nnonsense\n', 'missing separator', 2],
    ['a conditional without end', 'ifdef x\n', 'missing endif', 1],
    ['an end without conditional', 'endif\n', 'endif without a conditional', 1],
    ['an else without conditional', 'else\n', 'else without a conditional', 1],
    ['a definition without end', 'define x\n', "'define x' has no endef", 1],
    ['a reference without end', 'v := $(x\n', 'unterminated variable reference', 1],
    ['a condition without operands', 'ifeq x\nendif\n', "invalid syntax in conditional 'ifeq x'", 1],
  ])('%s', (_, text, message, line) =>
    expect(makefileOf(text).problems).toEqual([{ message, file: 'Makefile', line }]),
  );

  test('a value that doubles over and over is given up', () => {
    const lines = Array.from({ length: 60 }, (_, i) => `a${i + 1} = $(a${i})$(a${i})`);
    const makefile = makefileOf(`a0 = x\n${lines.join('\n')}\nv := $(a60)\n`);
    expect(makefile.problems.map(({ message }) => message)).toContain('references are nested or repeated without end');
  });
});

test('rules keep targets, prerequisites and recipe', () => {
  const [rule] = makefileOf('x = b.c\na.o: $(x) | dir\n\tcc $<\n# no end of the recipe\n\tld\n').rules;
  expect([rule!.targets.map(plain), rule!.prerequisites.map(plain), rule!.recipe.map(({ text }) => text)]).toEqual([
    ['a.o'],
    ['b.c', 'dir'],
    ['cc $<', 'ld'],
  ]);
});
