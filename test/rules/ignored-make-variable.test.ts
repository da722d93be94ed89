import { ignoredMakeVariable } from '../../rules/ignored-make-variable';
import type { Finding } from '../../src/diagnostic';
import { fixTree } from '../../src/fix/fixTree';
import { lint } from '../../src/lint';
import type { IgnoredVariable, LinkedModule } from '../../src/model';
import { kernelOf, treeOf } from '../kbuild/tree';
import { at, built, check, linked } from './tree';

const variable = (rest: Partial<IgnoredVariable> = {}): IgnoredVariable => ({
  name: 'EXTRA_CFLAGS', instead: 'ccflags-y', isPassed: false, words: ['-DA'], certainty: 'certain',
  span: at('Makefile', 20), places: [], ...rest,
});

function found(...modules: Partial<LinkedModule>[]): Finding[] {
  const all = modules.map((module) => linked({ build: built({ ignoredVariables: [variable()] }), ...module }));
  return check(ignoredMakeVariable, all);
}

test('one finding a variable, by the module that needs it', () => {
  const findings = found({ name: 'aa' }, { name: 'bb', neededFlags: ['-DA', '-Ia', '-Ib', '-Ic', '--defsym=x'] });
  expect(findings).toMatchObject([
    { module: 'bb', severity: 'error', message: "kbuild ignores 'EXTRA_CFLAGS': module 'bb' needs '-DA', '-Ia', '-Ib' and 1 more" },
  ]);
});

test('a warning where nothing needs it for certain', () => {
  expect(found({})).toMatchObject([{ severity: 'warning', certainty: 'certain', message: "kbuild ignores 'EXTRA_CFLAGS': '-DA' is lost" }]);
  expect(found({ certainty: 'possible', neededFlags: ['-DA'] })).toMatchObject([{ severity: 'warning', certainty: 'possible' }]);
  const build = built({ ignoredVariables: [variable({ certainty: 'possible' })] });
  expect(found({ build, neededFlags: ['-DA'] })).toMatchObject([{ severity: 'warning', certainty: 'possible' }]);
});

describe('its fix', () => {
  const fixed = async (files: Record<string, string>, safety: 'safe' | 'unsafe' = 'safe') => {
    const kernels = [kernelOf('6.12.1'), kernelOf('7.3.4')];
    const settings = { kernels, rules: [ignoredMakeVariable] };
    return fixTree(lint, {
      tree: treeOf(files), files: Object.keys(files), kernels, settingsOf: () => settings, extraExports: new Map(),
      isReported: () => true, safety, canWrite: () => true,
    });
  };

  test('takes the finding away, in all places at once', async () => {
    const Makefile = 'obj-m := a.o\nEXTRA_CFLAGS := -I$(src)/inc\nifdef DEBUG\nEXTRA_CFLAGS += -DDEBUG\nendif\n';
    const { report, fixed: count, files } = await fixed({ Makefile, 'a.c': '#include "a.h"\n', 'inc/a.h': '' });
    expect([report.diagnostics, report.incomplete, count]).toEqual([[], [], 1]);
    expect(files).toEqual([
      {
        file: 'Makefile',
        edits: [Makefile.indexOf('EXTRA'), Makefile.lastIndexOf('EXTRA')].map((start) => ({ start, end: start + 12, text: 'ccflags-y' })),
      },
    ]);
  });

  test('is not made where the value is asked for', async () => {
    const Makefile = 'obj-m := a.o\nEXTRA_CFLAGS := -I$(src)/inc\nCFLAGS_b.o := $(EXTRA_CFLAGS)\n';
    const { report, fixed: count } = await fixed({ Makefile, 'a.c': '#include "a.h"\n', 'inc/a.h': '' }, 'unsafe');
    expect([report.diagnostics.map(({ severity, line }) => [severity, line]), count]).toEqual([[['error', 2]], 0]);
  });
});
