import path from 'node:path';
import fc from 'fast-check';
import { configuredRules } from '../../src/cli/configuredRules';
import { configFinder } from '../../src/read/configuration';
import { jsonReport } from '../../src/report/json';
import { graphJson } from '../../src/report/graph/graphJson';
import { rules } from '../../rules';
import { run } from '../cli/run';
import { onDisk } from '../read/disk';
import { graph } from '../report/graph/sample';
import { diagnostic, everything, jsonStyle, report } from '../report/sample';
import { faultsOf, readSchema, schemaNames } from './validate';

const SAMPLES = path.join(__dirname, '../../samples');

test('there is a schema for each document, and for the configuration', () => {
  expect(schemaNames()).toEqual(['graph-1', 'kernel-diff-1', 'kmodlintrc', 'modules-1', 'range-1', 'report-1']);
});

const via = [{ name: 'f()', file: 'linux/a.h', line: 1, isOwn: false }];

test.each([
  ['nothing', report()],
  ['everything', everything],
  ['other ways on other kernels', report({ diagnostics: [diagnostic({ via, viaOn: { '7.3-amd64': via } })] })],
  ['fixes that were made', report({ summary: { ...report().summary, fixed: 2 } })],
])('a report of %s is valid', (_, each) => {
  expect(faultsOf('report-1', JSON.parse(jsonReport(each, jsonStyle)))).toEqual([]);
});

test('a graph of everything is valid', () => {
  expect(faultsOf('graph-1', JSON.parse(graphJson(graph, jsonStyle)))).toEqual([]);
});

test.each([
  ['report-1', ['namespace-broken', '--kernel', '6.1,7.3']],
  ['report-1', ['.']],
  ['modules-1', ['modules', 'shared-tally']],
  ['modules-1', ['modules', 'namespace-broken', '--kernel', '6.1,7.3']],
  ['range-1', ['range']],
  ['graph-1', ['graph', 'shared-tally']],
  ['kernel-diff-1', ['kernel', 'diff', '5.10', '7.3']],
  ['kernel-diff-1', ['kernel', 'diff', '5.10', '7.3', 'namespace-broken']],
])('what is printed is valid by %s: %j', async (name, argv) => {
  const { stdout } = await run(SAMPLES, ...argv, '--format', 'json');
  expect(faultsOf(name, JSON.parse(stdout))).toEqual([]);
});

test('a schema does refuse what is missing, of another type, or not named', () => {
  const valid = JSON.parse(jsonReport(everything, jsonStyle));
  for (const [change, fault] of [
    [{ root: undefined }, /required property 'root'/],
    [{ kernels: 'x' }, /must be array/],
    [{ extra: 1 }, /additional properties .*extra/],
    [{ findings: [{ ...valid.findings[0], path: undefined }] }, /required property 'path'/],
    [{ findings: [{ ...valid.findings[0], line: 0 }] }, /must be >= 1/],
  ] as const) {
    expect(faultsOf('report-1', { ...valid, ...change }).join()).toMatch(fault);
  }
});

describe('the configuration', () => {
  const settings = fc.constantFrom('off', 'note', 'warning', 'error', 'warn', '', 1, null);
  const kernel = fc.oneof(fc.constantFrom('6.1', 'all', '', 1, null), fc.array(fc.constantFrom('6.1', '', 1), { maxLength: 3 }));
  const ids = fc.constantFrom('static-export', 'orphan-source', 'static-exports');
  const configs = fc.oneof(
    fc.constantFrom<unknown>([], 'x', null),
    fc.record({
      $schema: fc.constantFrom<unknown>('x', 1),
      kernel,
      incomplete: settings,
      rules: fc.oneof(fc.constantFrom<unknown>([], null), fc.dictionary(ids, settings, { maxKeys: 2 })),
      extra: fc.constant(1),
    }, { requiredKeys: [] }),
  );

  test('its schema takes what kmodlint takes, and nothing else', () => {
    const isTaken = (config: unknown): boolean => {
      const directory = onDisk({ '.kmodlintrc.json': JSON.stringify(config) });
      try {
        configuredRules(rules, configFinder(directory)(directory));
        return true;
      } catch {
        return false;
      }
    };
    fc.assert(fc.property(configs, (config) => {
      expect([faultsOf('kmodlintrc', config).length === 0, config]).toEqual([isTaken(config), config]);
    }));
  });

  test('its schema knows each rule, with what it reports', () => {
    const known = Object.entries(readSchema('kmodlintrc').properties!.rules!.properties!);
    expect(known.map(([id, { description, default: severity }]) => ({ id, description, severity }))).toEqual(
      rules.map(({ id, summary, severity }) => ({ id, description: summary, severity })),
    );
  });
});
