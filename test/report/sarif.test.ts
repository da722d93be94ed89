import path from 'node:path';
import type { Log, Result } from 'sarif';
import type { Step } from '../../src/diagnostic';
import { sarifReport } from '../../src/report/sarif';
import { onDisk } from '../read/disk';
import { validate } from '../sarif/validate';
import { diagnostic, everything, report } from './sample';

const tool = {
  name: 'kmodlint',
  version: '0.1.0',
  rules: [
    { id: 'missing-namespace-import', summary: 'No import.', severity: 'error' as const, page: '# missing-…\n' },
    { id: 'static-export', summary: 'A static export.', severity: 'error' as const, page: '# static-export\n\nSo.\n' },
  ],
};
const ROOT = 'The root of the repository.';

const runs = (...args: Parameters<typeof report>): Log['runs'] => JSON.parse(sarifReport(report(...args), tool, ROOT)).runs;

test('the multitool has nothing to say against it', () => {
  const directory = onDisk({ 'all.sarif': sarifReport(everything, tool, ROOT), 'none.sarif': sarifReport(report(), tool, ROOT) });
  expect(validate(path.join(directory, 'all.sarif'))).toEqual([]);
  expect(validate(path.join(directory, 'none.sarif'))).toEqual([]);
});

test.each([
  ['SARIF', / *"informationUri": .*\n/g],
  ['GitHub', / *"startLine": .*\n/g],
])('the multitool does look, with the rules of %s', (_, needed) => {
  const broken = sarifReport(everything, tool, ROOT).replace(needed, '');
  expect(validate(path.join(onDisk({ 'x.sarif': broken }), 'x.sarif'))).not.toEqual([]);
});

test('each kernel has a run of its own, with its own findings', () => {
  const log: Log = JSON.parse(sarifReport(everything, tool, ROOT));
  expect(log.runs.map(({ automationDetails, results }) => [automationDetails!.id, results!.length])).toEqual([
    ['kmodlint/6.1-amd64/', 1],
    ['kmodlint/6.12-amd64/', 2],
  ]);
  expect(log.runs.map(({ properties }) => properties!.kernel)).toEqual([
    { version: '6.1.9', release: '6.1.0-amd64' },
    { version: '6.12.9', release: '6.12.0-amd64' },
  ]);
});

test('a rule has what GitHub shows of it', () => {
  expect(runs()[0]!.tool.driver.rules![1]).toEqual({
    id: 'static-export',
    shortDescription: { text: 'A static export.' },
    fullDescription: { text: 'A static export.' },
    help: { text: '# static-export\n\nSo.\n', markdown: '# static-export\n\nSo.\n' },
    defaultConfiguration: { level: 'error' },
    properties: { tags: ['linux-kernel', 'modpost'], precision: 'high', 'problem.severity': 'error' },
  });
});

test('a result has its rule, place and related places, linked in its message', () => {
  const [result] = JSON.parse(sarifReport(everything, tool, ROOT)).runs[1].results as Result[];
  expect(result).toMatchObject({
    ruleId: 'static-export',
    ruleIndex: 1,
    level: 'error',
    message: {
      text:
        "local symbol 'probe' was exported, its definition is static.\n" +
        "['probe' is defined here, static \\[inline\\]](1).\n" +
        "remove 'static' from the definition, or do not export it",
    },
    properties: { certainty: 'certain', module: 'hello', symbol: 'probe' },
  });
  expect(result!.locations).toEqual([
    {
      physicalLocation: {
        artifactLocation: { uri: 'hello/hello.c', uriBaseId: '%SRCROOT%' },
        region: { startLine: 12, startColumn: 15, endLine: 12, endColumn: 20 },
      },
    },
  ]);
  expect(result!.relatedLocations).toEqual([
    {
      id: 1,
      physicalLocation: {
        artifactLocation: { uri: 'hello/probe%20%C3%BC.h', uriBaseId: '%SRCROOT%' },
        region: { startLine: 3, startColumn: 12, endLine: 3, endColumn: 17 },
      },
      message: { text: "'probe' is defined here, static [inline]" },
    },
  ]);
});

test('the way through headers is a code flow, from the line on, with what each step leads to', () => {
  const [, result] = JSON.parse(sarifReport(everything, tool, ROOT)).runs[1].results as Result[];
  const locations = result!.codeFlows![0]!.threadFlows[0]!.locations.map(({ location }) => location!);
  expect(locations.map(({ message }) => message!.text)).toEqual([
    'OWN() is used here', 'OWN() refers to do_f()', 'do_f() refers to __VERSION__', '__VERSION__ refers to f',
  ]);
  expect(locations.map(({ physicalLocation }) => physicalLocation?.artifactLocation)).toEqual([
    { uri: 'hello/hello.c', uriBaseId: '%SRCROOT%' },
    { uri: 'hello/probe%20%C3%BC.h', uriBaseId: '%SRCROOT%' },
    { uri: 'linux/f.h', uriBaseId: 'KERNEL_HEADERS' },
    undefined,
  ]);
  expect(locations[2]).toMatchObject({
    physicalLocation: { region: { startLine: 30, startColumn: 1, endLine: 30, endColumn: 2 } },
    logicalLocations: [{ name: 'do_f()' }],
  });
});

test('each run has the lines of the headers of its own kernel', () => {
  const step = (line: number): Step => ({ name: 'f()', file: 'linux/f.h', line, isOwn: false });
  const found = diagnostic({ kernels: ['old', 'new'], via: [step(1)], viaOn: { new: [step(2)] } });
  const lines = runs({ kernels: ['old', 'new', 'none'], diagnostics: [found] }).map(({ results, originalUriBaseIds }) => [
    results![0]?.codeFlows![0]!.threadFlows[0]!.locations[1]!.location!.physicalLocation!.region!.startLine,
    Object.keys(originalUriBaseIds!),
  ]);
  expect(lines).toEqual([
    [1, ['%SRCROOT%', 'KERNEL_HEADERS']],
    [2, ['%SRCROOT%', 'KERNEL_HEADERS']],
    [undefined, ['%SRCROOT%']],
  ]);
});

test('a region is one line and never empty', () => {
  const places = [diagnostic({ endLine: 14, endColumn: 2 }), diagnostic({ endColumn: 15 })];
  const regions = runs({ diagnostics: places })[0]!.results!.map(
    ({ locations }) => locations![0]!.physicalLocation!.region,
  );
  expect(regions).toEqual(Array(2).fill({ startLine: 12, startColumn: 15, endLine: 12, endColumn: 16 }));
});

test('problems and incomplete modules are notifications', () => {
  const { invocations } = JSON.parse(sarifReport(everything, tool, ROOT)).runs[0] as Log['runs'][number];
  expect(invocations![0]!.toolExecutionNotifications).toEqual([
    {
      level: 'warning',
      message: { text: 'is not UTF-8: the bytes that are not are replaced' },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'hello/old.c', uriBaseId: '%SRCROOT%' },
            region: { startLine: 7 },
          },
        },
      ],
    },
    {
      level: 'warning',
      message: { text: 'no such variable' },
      locations: [{ physicalLocation: { artifactLocation: { uri: 'Kbuild', uriBaseId: '%SRCROOT%' } } }],
    },
    { level: 'warning', message: { text: 'odd' } },
    {
      level: 'note',
      message: {
        text:
          'modules gen are incomplete: x.h is not there; included by 2 files: gen/a.c, gen/b.c; ' +
          'include/x.h: no -I leads there',
      },
    },
    {
      level: 'note',
      message: { text: "module 'gen' (gen) is incomplete: made by a rule of the Makefile (gen.o)" },
    },
  ]);
});

test('notifications of incomplete modules are as severe as they are set to be', () => {
  const { incomplete, missingHeaders } = everything;
  const severe = report({
    incomplete: incomplete.map((each) => ({ ...each, severity: 'error' })),
    missingHeaders: missingHeaders.map((each) => ({ ...each, severity: 'warning' })),
  });
  const { invocations } = JSON.parse(sarifReport(severe, tool, ROOT)).runs[0] as Log['runs'][number];
  expect(invocations![0]!.toolExecutionNotifications!.map(({ level }) => level)).toEqual(['warning', 'error']);
});

test('a fix says what is deleted and inserted, file by file', () => {
  const results = JSON.parse(sarifReport(everything, tool, ROOT)).runs[1].results as Result[];
  expect(results[0]!.fixes).toBeUndefined();
  const at = (startLine: number, startColumn: number, endLine: number, endColumn: number) => ({
    deletedRegion: { startLine, startColumn, endLine, endColumn },
  });
  const root = '%SRCROOT%';
  expect(results[1]!.fixes).toEqual([
    {
      description: { text: "import namespace 'NS'" },
      artifactChanges: [
        {
          artifactLocation: { uri: 'hello/probe%20%C3%BC.h', uriBaseId: root },
          replacements: [{ ...at(1, 1, 2, 1), insertedContent: { text: '' } }],
        },
        {
          artifactLocation: { uri: 'hello/hello.c', uriBaseId: root },
          replacements: [{ ...at(25, 23, 25, 23), insertedContent: { text: '\nMODULE_IMPORT_NS(NS);' } }],
        },
      ],
    },
  ]);
});
