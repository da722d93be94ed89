import { jsonReport } from '../../src/report/json';
import { diagnostic, everything, jsonStyle, report } from './sample';

test('a report without findings', () => {
  expect(JSON.parse(jsonReport(report(), jsonStyle))).toEqual({
    formatVersion: 1,
    tool: { name: 'kmodlint', version: '0.1.0' },
    root: '../x',
    kernels: ['6.12-amd64'],
    releases: { '6.12-amd64': { version: '6.12.9', release: '6.12.0-amd64' } },
    findings: [],
    modules: [],
    summary: { modules: 2, files: 5, errors: 0, warnings: 0, notes: 0 },
    incomplete: [],
    missingHeaders: [],
    problems: [],
  });
});

test('findings have the fields that others rely on, and no more', () => {
  const { findings } = JSON.parse(jsonReport(everything, jsonStyle));
  expect(findings).toEqual([
    {
      rule: 'static-export',
      severity: 'error',
      certainty: 'certain',
      message: "local symbol 'probe' was exported, its definition is static",
      help: "remove 'static' from the definition, or do not export it",
      module: 'hello',
      symbol: 'probe',
      kernels: ['6.1-amd64', '6.12-amd64'],
      file: 'hello/hello.c',
      path: '../x/hello/hello.c',
      line: 12,
      column: 15,
      endLine: 12,
      endColumn: 20,
      related: [
        {
          file: 'hello/probe ü.h',
          path: '../x/hello/probe ü.h',
          line: 3,
          column: 12,
          endLine: 3,
          endColumn: 17,
          message: "'probe' is defined here, static [inline]",
        },
      ],
    },
    {
      rule: 'missing-namespace-import',
      severity: 'warning',
      certainty: 'possible',
      message: "module 'hello' uses symbol 'f' from namespace 'NS', but does not import it",
      module: 'hello',
      symbol: 'f',
      namespace: 'NS',
      kernels: ['6.12-amd64'],
      file: 'hello/hello.c',
      path: '../x/hello/hello.c',
      line: 20,
      column: 2,
      endLine: 20,
      endColumn: 3,
      related: [],
      fix: {
        title: "import namespace 'NS'",
        safety: 'safe',
        edits: [
          { file: 'hello/probe ü.h', path: '../x/hello/probe ü.h', line: 1, column: 1, endLine: 2, endColumn: 1, text: '' },
          {
            file: 'hello/hello.c', path: '../x/hello/hello.c', line: 25, column: 23, endLine: 25, endColumn: 23,
            text: '\nMODULE_IMPORT_NS(NS);',
          },
        ],
      },
      via: ['OWN() (hello/probe ü.h:7)', 'do_f() (linux/f.h:30)', '__VERSION__'],
    },
  ]);
});

test('another way through the headers of a further kernel is there by its name', () => {
  const via = [{ name: 'f()', file: 'linux/a.h', line: 1, isOwn: false }];
  const viaOn = { '7.3-amd64': [{ name: 'f()', file: 'linux/b.h', line: 2, isOwn: false }] };
  const { findings } = JSON.parse(jsonReport(report({ diagnostics: [diagnostic({ via, viaOn })] }), jsonStyle));
  expect(findings[0]).toMatchObject({ via: ['f() (linux/a.h:1)'], viaOn: { '7.3-amd64': ['f() (linux/b.h:2)'] } });
});

test('modules have what was found on each kernel that they are built for', () => {
  const { modules } = JSON.parse(jsonReport(everything, jsonStyle));
  expect(modules.slice(0, 2)).toEqual([
    {
      module: 'gen',
      directory: 'gen',
      path: '../x/gen',
      kernels: { '6.12-amd64': { errors: 0, warnings: 0, incomplete: true } },
    },
    {
      module: 'hello',
      directory: 'hello',
      path: '../x/hello',
      kernels: {
        '6.1-amd64': { errors: 1, warnings: 0, incomplete: false },
        '6.12-amd64': { errors: 1, warnings: 1, incomplete: false },
      },
    },
  ]);
});

test('what is incomplete and what was wrong with the input is there too', () => {
  const { incomplete, missingHeaders, problems } = JSON.parse(jsonReport(everything, jsonStyle));
  const reasons = ['made by a rule of the Makefile (gen.o)', 'x.h is not there (included by gen/a.c and 1 more)'];
  const gen = { module: 'gen', directory: 'gen', path: '../x/gen' };
  expect(incomplete).toEqual([{ ...gen, severity: 'note', reasons, kernels: ['6.12-amd64'] }]);
  expect(missingHeaders).toEqual(everything.missingHeaders);
  expect(problems).toEqual([
    { ...everything.problems[0], path: '../x/hello/old.c' },
    { ...everything.problems[1], path: '../x/Kbuild' },
    everything.problems[2],
  ]);
});

test('what is unreached is marked', () => {
  const given = report({
    diagnostics: [diagnostic({ isUnreached: true }), diagnostic()],
    modules: [{ module: 'copy', directory: 'old', isUnreached: true, outcomes: [undefined] }],
  });
  const { findings, modules } = JSON.parse(jsonReport(given, jsonStyle));
  expect(findings.map(({ unreached }: { unreached?: boolean }) => unreached)).toEqual([true, undefined]);
  expect(modules[0].unreached).toBe(true);
});
