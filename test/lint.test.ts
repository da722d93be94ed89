import type { Finding, Severity } from '../src/diagnostic';
import { lint } from '../src/lint';
import type { Kernel } from '../src/model';
import { kernelsRule, moduleRule, type Rule } from '../src/rule';
import { treeOf } from './kbuild/tree';
import { makeKernel } from './kernel/kernel';

const FILES = { Makefile: 'obj-m := m.o', 'm.c': 'int first;\nint second;\nint third;\n' };
const OLD = makeKernel({ name: 'old' });
const NEW = makeKernel({ name: 'new' });

/** A rule that says something of each definition. */
const ofDefinitions = (finding: Partial<Finding> = {}, kernel?: string): Rule =>
  moduleRule({ id: 'sample', summary: '', severity: 'error' }, (module, tree) =>
    kernel === undefined || tree.kernel.name === kernel
      ? module.definitions
          .map(({ symbol, span }) => ({ message: `found '${symbol}'`, symbol, span, ...finding }))
          .reverse()
      : [],
  );

const run = (
  rules: readonly Rule[],
  kernels: readonly Kernel[] = [OLD],
  files: Record<string, string> = FILES,
  isReported: (path: string) => boolean = () => true,
) => {
  const settings = { kernels, rules };
  return lint({
    tree: treeOf(files), files: Object.keys(files), kernels, extraExports: new Map(), isReported,
    settingsOf: () => settings,
  });
};

test('findings come in the order of the text, with line, column and source line', async () => {
  const { diagnostics, summary } = await run([ofDefinitions()]);
  expect(diagnostics.map(({ line, column, endColumn, sourceLine }) => [line, column, endColumn, sourceLine])).toEqual([
    [1, 5, 10, 'int first;'],
    [2, 5, 11, 'int second;'],
    [3, 5, 10, 'int third;'],
  ]);
  expect(summary).toEqual({ modules: 1, files: 2, errors: 3, warnings: 0, notes: 0 });
});

test('a finding of several kernels is one, for the kernels that it holds for', async () => {
  const { diagnostics, kernels, summary } = await run(
    [ofDefinitions(), ofDefinitions({ message: 'of the new' }, 'new')],
    [OLD, NEW],
  );
  const of = (line: number) =>
    diagnostics.filter((each) => each.line === line).map((each) => [each.message, each.kernels]);
  expect(kernels).toEqual(['old', 'new']);
  expect(of(1)).toEqual([
    ["found 'first'", ['old', 'new']],
    ['of the new', ['new']],
  ]);
  expect(summary).toMatchObject({ modules: 1, files: 2, errors: 6 });
});

test('a help that differs by kernel does not part a finding', async () => {
  const { diagnostics } = await run(
    [ofDefinitions({ help: 'one' }, 'old'), ofDefinitions({ help: 'two' }, 'new')],
    [OLD, NEW],
  );
  expect(diagnostics.map(({ help, kernels }) => [help, kernels])).toEqual(Array(3).fill(['one', ['old', 'new']]));
});

describe('the way from a line to its symbol', () => {
  /** Says on each kernel by which steps it gets to the first definition. */
  const through = (steps: Record<string, string[]>): Rule =>
    moduleRule({ id: 'sample', summary: '', severity: 'error' }, ({ definitions }, { kernel }) =>
      definitions.slice(0, 1).map(({ span }) => ({ message: 'found it', span, via: steps[kernel.name] })),
    );

  test('ends the message, and does not part a finding where headers differ', async () => {
    const steps = { old: ['f() (linux/a.h:3)'], new: ['f() (linux/b.h:9)'] };
    expect((await run([through(steps)], [OLD, NEW])).diagnostics).toMatchObject([
      {
        message: 'found it (via f(), linux/a.h)',
        kernels: ['old', 'new'],
        via: [{ name: 'f()', file: 'linux/a.h', line: 3, isOwn: false }],
        viaOn: { new: [{ name: 'f()', file: 'linux/b.h', line: 9, isOwn: false }] },
      },
    ]);
  });

  test('is told once where headers agree, and knows the files of the tree', async () => {
    const steps = ['OWN (m.c:2)', '__VERSION__'];
    const [found] = (await run([through({ old: steps, new: steps })], [OLD, NEW])).diagnostics;
    expect(found?.via).toEqual([
      { name: 'OWN', file: 'm.c', line: 2, isOwn: true },
      { name: '__VERSION__', isOwn: false },
    ]);
    expect(found?.viaOn).toBeUndefined();
  });

  test('is nothing for what the text itself says', async () => {
    const [found] = (await run([through({ old: [] })])).diagnostics;
    expect(found?.message).toBe('found it');
    expect(found).not.toHaveProperty('via');
  });
});

test('a rule that compares kernels gets all trees, and says which of them a finding is about', async () => {
  const absent = kernelsRule({ id: 'sample', summary: '', severity: 'error' }, ({ span }, { kernel }, trees) => [
    { message: `one of ${trees.length}`, span, severity: kernel.name === 'new' ? 'warning' : 'error' },
  ]);
  const { diagnostics } = await run([absent], [OLD, NEW]);
  expect(diagnostics.map(({ message, severity, kernels }) => [message, severity, kernels])).toEqual([
    ['one of 2', 'error', ['old']],
    ['one of 2', 'warning', ['new']],
  ]);
});

test('modules are counted kernel by kernel, those of one name by their files', async () => {
  const files = {
    'a/Makefile': 'obj-m := m.o', 'a/m.c': 'int first;\n#include "gone.h"\n',
    'b/Makefile': 'obj-m := m.o\nobj-$(CONFIG_NEW) += n.o', 'b/m.c': 'int second;\nint third;\n', 'b/n.c': '',
  };
  const kernels = [OLD, makeKernel({ name: 'new', config: new Map([['CONFIG_NEW', 'm']]) })];
  const { modules } = await run([ofDefinitions(), ofDefinitions({ severity: 'warning' }, 'new')], kernels, files);
  const counts = (errors: number, warnings: number, incomplete = false) => ({ errors, warnings, incomplete });
  expect(modules).toEqual([
    { module: 'm', directory: 'a', outcomes: [counts(1, 0, true), counts(1, 1, true)].map(expect.objectContaining) },
    { module: 'm', directory: 'b', outcomes: [counts(2, 0), counts(2, 2)].map(expect.objectContaining) },
    { module: 'n', directory: 'b', outcomes: [undefined, counts(0, 0)] },
  ]);
});

test('what is only possible is at most a warning', async () => {
  const { diagnostics, summary } = await run([ofDefinitions({ certainty: 'possible' })]);
  expect(diagnostics.map(({ severity }) => severity)).toEqual(Array(3).fill('warning'));
  expect(summary).toMatchObject({ errors: 0, warnings: 3 });
});

test('a problem that each kernel meets is said once', async () => {
  const files = { ...FILES, 'm.c': '#include "m.c"' };
  const { problems } = await run([], [OLD, NEW], files);
  expect(problems).toEqual([{ message: 'includes nest too deeply', file: 'm.c', line: 1 }]);
});

test('incomplete modules are named with the reasons', async () => {
  const { incomplete } = await run([], [OLD, NEW], { ...FILES, 'm.c': '#include "gone.h"' });
  const gaps = [{ kind: 'header', header: 'gone.h', includedBy: 'm.c', lacks: 'headers' }];
  expect(incomplete).toEqual([{ module: 'm', directory: '.', severity: 'note', kernels: ['old', 'new'], gaps }]);
});

test('a module that is incomplete for other reasons on another kernel is named once, with all of them', async () => {
  const kernels = [OLD, makeKernel({ name: 'new', config: new Map([['CONFIG_NEW', 'y']]) })];
  const files = { ...FILES, 'm.c': '#include "gone.h"\n#ifdef CONFIG_NEW\n#include "new.h"\n#endif' };
  const { incomplete, missingHeaders } = await run([], kernels, files);
  const gaps = ['gone.h', 'new.h'].map((header) => ({ kind: 'header', header, includedBy: 'm.c', lacks: 'headers' }));
  expect(incomplete).toEqual([{ module: 'm', directory: '.', severity: 'note', kernels: ['old', 'new'], gaps }]);
  expect(missingHeaders.map(({ header, kernels: on }) => [header, on])).toEqual([
    ['gone.h', ['old', 'new']],
    ['new.h', ['new']],
  ]);
});

describe('an incomplete module', () => {
  const linted = (incomplete: Severity | 'off' | undefined, files: Record<string, string>) => {
    const settings = { kernels: [OLD, NEW], rules: [], incomplete };
    return lint({
      tree: treeOf(files), files: Object.keys(files), kernels: [OLD, NEW], extraExports: new Map(),
      isReported: () => true, settingsOf: () => settings,
    });
  };
  const files = { Makefile: 'obj-m := m.o', 'm.c': '#include "gone.h"' };

  test.each([
    [undefined, ['note'], [0, 0, 0]],
    ['note', ['note'], [0, 0, 0]],
    ['warning', ['warning'], [0, 1, 0]],
    ['error', ['error'], [1, 0, 0]],
    ['off', [], [0, 0, 0]],
  ] as const)('counts once for all kernels as what it is set to be: %s', async (setting, listed, counts) => {
    const { incomplete, missingHeaders, modules, summary } = await linted(setting, files);
    expect(incomplete.map(({ severity }) => severity)).toEqual(listed);
    expect(missingHeaders.map(({ severity }) => severity)).toEqual(listed);
    expect([summary.errors, summary.warnings, summary.notes]).toEqual(counts);
    // It is what it is, whatever that counts for.
    expect(modules[0]!.outcomes).toMatchObject(Array(2).fill({ errors: 0, warnings: 0, incomplete: true }));
  });

  test('is counted apart where nothing at the top builds it', async () => {
    const { incomplete, summary } = await linted('error', {
      Makefile: 'obj-m := n.o', 'n.c': '', 'copies/Makefile': 'obj-m := m.o', 'copies/m.c': '#include "gone.h"',
    });
    expect(incomplete).toMatchObject([{ module: 'm', severity: 'error', isUnreached: true }]);
    expect(summary).toMatchObject({ errors: 0, unreached: { errors: 1 } });
  });
});

test('a header that is not there is said once, with all who include it and where one of its name is', async () => {
  const { missingHeaders } = await run([], [OLD, NEW], {
    'Kbuild': 'obj-m := m.o n.o\nm-y := a.o b.o',
    'a.c': '#include "own/x.h"\n#include "h.h"',
    'b.c': '#include <own/x.h>',
    'h.h': '#include "own/x.h"',
    'n.c': '#include "own/x.h"',
    'include/own/x.h': '',
    'include/other/x.h': '',
  });
  expect(missingHeaders).toEqual([
    {
      header: 'own/x.h',
      severity: 'note',
      includedBy: ['a.c', 'b.c', 'h.h', 'n.c'],
      modules: ['m', 'n'],
      kernels: ['old', 'new'],
      elsewhere: ['include/own/x.h'],
    },
  ]);
});

test('only what stands in the files asked for is reported', async () => {
  const files = { Makefile: 'obj-m := m.o n.o\nm-y := a.o b.o', 'a.c': 'int a;', 'b.c': 'int b;', 'n.c': 'int n;' };
  const { diagnostics, summary } = await run([ofDefinitions()], [OLD], files, (path) => path === 'b.c');
  expect(diagnostics.map(({ symbol }) => symbol)).toEqual(['b']);
  expect(summary).toMatchObject({ modules: 1, errors: 1 });
});

test('a tree without anything to build has nothing said about it', async () => {
  expect(await run([ofDefinitions()], [OLD], { README: 'none' })).toMatchObject({
    diagnostics: [],
    summary: { modules: 0, files: 0 },
  });
});

test('what is found in unreached modules alone is marked, and counted apart', async () => {
  const files = {
    'Kbuild': 'obj-m := a.o\n',
    'a.c': 'int a;\n#include "copy/shared.h"\n',
    'copy/Kbuild': 'obj-m := b.o\n',
    'copy/b.c': 'int b;\n#include "shared.h"\n',
    'copy/shared.h': 'int shared;\n',
  };
  const rule = moduleRule({ id: 'sample', summary: '', severity: 'error' }, ({ definitions }) =>
    definitions.map(({ symbol, span }) => ({ message: `found '${symbol}'`, symbol, span })),
  );
  const { diagnostics, modules, summary } = await run([rule], [OLD, NEW], files);
  expect(diagnostics.map(({ module, symbol, isUnreached }) => [module, symbol, isUnreached])).toEqual([
    ['a', 'a', undefined],
    ['b', 'b', true],
    ['a', 'shared', undefined],
    ['b', 'shared', true],
  ]);
  expect(modules.map(({ module, isUnreached }) => [module, isUnreached])).toEqual([['a', undefined], ['b', true]]);
  expect(summary).toEqual({
    modules: 1, files: 5, errors: 2, warnings: 0, notes: 0,
    unreached: { modules: 1, errors: 2, warnings: 0, notes: 0 },
  });
});
