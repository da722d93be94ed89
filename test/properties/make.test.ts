import fc from 'fast-check';
import { MOST_WORK } from '../../src/kbuild/makefile';
import { logicalLines } from '../../src/kbuild/logicalLines';
import { runShell } from '../../src/kbuild/shell/runShell';
import { absolute } from '../../src/kbuild/paths';
import type { BuildModule, Span } from '../../src/model';
import { buildOf, KERNEL, makefileOf, treeOf } from '../kbuild/tree';

/** Pieces that make and the shell give a meaning to, so that arbitrary text is more than arbitrary words. */
const piece = fc.constantFrom(
  ...[
    'obj-m',
    'm-y',
    ' += ',
    ' := ',
    ' = ',
    ' ?= ',
    ' != ',
    'a.o ',
    'b.o',
    '$(',
    '${',
    ')',
    '}',
    '$',
    '$$',
    '\\',
    '\n',
    '\r\n',
    '\t',
  ],
  ...[
    'ifeq (',
    'ifdef x',
    'else',
    'endif',
    'define x',
    'endef',
    'include Kbuild',
    ',',
    ':',
    '#',
    '"',
    "'",
    '`',
    ' ',
    '%',
    '*',
    '[',
  ],
  ...[
    '$(shell ',
    '$(call x,',
    '$(eval ',
    '$(foreach i,',
    '$(wildcard ',
    '$(x)',
    '$(subst a,b,',
    'if ',
    ' then ',
    ' fi',
    ';',
    '|',
    '&&',
  ],
  ...[
    'export ',
    'override ',
    'uname -r',
    '[ ',
    ' ]',
    '-ge',
    '5',
    '\u0000',
    'é',
    '😀',
    'MAKE="make -C x M=y"',
    'ccflags-y := -D',
  ],
);
const text = fc
  .array(fc.oneof({ weight: 5, arbitrary: piece }, fc.string({ maxLength: 5 })), { maxLength: 60 })
  .map((parts) => parts.join(''));

function spans(modules: readonly BuildModule[]): Span[] {
  return modules.flatMap((module) => [module.span, ...module.objects.map(({ span }) => span)]);
}

test('any text is read as Kbuild file, Makefile and dkms.conf; its places lie inside its files', () => {
  fc.assert(
    fc.property(text, text, text, (kbuild, makefile, dkms) => {
      const files: Record<string, string> = {
        'sub/Kbuild': kbuild,
        Makefile: makefile,
        'dkms.conf': dkms,
        'sub/a.c': '',
        'b.c': '',
      };
      const build = buildOf(files);
      for (const { file, start, end } of spans(build.modules)) {
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeGreaterThanOrEqual(start);
        expect(end).toBeLessThanOrEqual(files[file]!.length);
      }
      for (const { file, line } of build.problems) {
        if (file !== undefined) expect(line).toBeLessThanOrEqual(files[file]!.split('\n').length);
      }
      expect(buildOf(files)).toEqual(build);
    }),
    { numRuns: 300 },
  );
});

test('variables that refer to each other in any way are evaluated in the end', () => {
  const name = fc.constantFrom('a', 'b', 'c', 'd');
  const value = fc.array(
    fc.oneof(
      name.map((variable) => `$(${variable})`),
      name.map((variable) => `$(call ${variable},$(1) x)`),
      fc.constant('w '),
    ),
    { maxLength: 5 },
  );
  const assignment = fc
    .tuple(name, fc.constantFrom('=', ':=', '+=', '?='), value)
    .map(([left, operator, right]) => `${left} ${operator} ${right.join('')}`);
  fc.assert(
    fc.property(fc.array(assignment, { maxLength: 12 }), (lines) => {
      const makefile = makefileOf(`${lines.join('\n')}\nv := $(a)$(b)$(c)$(d)\n`);
      makefile.value('v');
      expect(makefile.budget.spent).toBeLessThan(2 * MOST_WORK);
    }),
    { numRuns: 200 },
  );
});

test('conditionals in any nesting are read to the end', () => {
  const line = fc.constantFrom(
    'ifeq ($(x),)',
    'ifneq ($(shell date),1)',
    'ifdef x',
    'else',
    'else ifeq (a,b)',
    'endif',
    'x += 1',
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
      const depth =
        lines.filter((given) => /^if/.test(given)).length - lines.filter((given) => given === 'endif').length;
      const closed = makefileOf([...lines, ...Array<string>(Math.max(0, depth)).fill('endif'), 'last = 1'].join('\n'));
      expect(closed.problems.every(({ line: at }) => at !== undefined)).toBe(true);
      if (closed.problems.length === 0) expect(closed.variables.get('last')).toBeDefined();
    }),
  );
});

test('logical lines cover the text, each offset being one in the file', () => {
  fc.assert(
    fc.property(text, (given) => {
      for (const { text: line, start } of logicalLines(given)) {
        const original = given.slice(start, start + line.length);
        expect(original).toHaveLength(line.length);
        expect([...line].every((char, i) => char === ' ' || char === [...original][i])).toBe(true);
      }
    }),
  );
});

test('any command is evaluated or given up', () => {
  const context = { tree: treeOf({ a: 'text\n' }), kernel: KERNEL, directory: absolute('.') };
  fc.assert(fc.property(text, (command) => expect(typeof runShell(command, context)).toMatch(/^(string|undefined)$/)));
});
