const { differencesOf } = require('./reportDiff');
export {}; // a module: its names are its own

const finding = {
  rule: 'unresolved-extern',
  severity: 'error',
  certainty: 'certain',
  message: "symbol 'aa_fn' undefined",
  module: 'aa',
  symbol: 'aa_fn',
  file: 'aa.c',
  line: 7,
  column: 2,
};
const report = { findings: [finding], modules: [{ directory: '.', module: 'aa' }], incomplete: [], problems: [] };
const shown = '[unresolved-extern] (aa)';

test('equal reports do not differ, in whatever order', () => {
  const other = { ...finding, line: 9 };
  const [one, two] = [[finding, other], [other, finding]].map((findings) => ({ ...report, findings }));
  expect(differencesOf(one, two)).toEqual([]);
});

test('a finding that is gone, and one that is new', () => {
  const now = { ...report, findings: [{ ...finding, line: 8 }] };
  expect(differencesOf(report, now)).toEqual([
    { sign: '-', about: 'unresolved-extern', text: `aa.c:7 error: symbol 'aa_fn' undefined ${shown}` },
    { sign: '+', about: 'unresolved-extern', text: `aa.c:8 error: symbol 'aa_fn' undefined ${shown}` },
  ]);
});

test('a finding that is said in another way', () => {
  const now = { ...report, findings: [{ ...finding, severity: 'warning', certainty: 'possible' }] };
  expect(differencesOf(report, now)).toEqual([
    {
      sign: '~',
      about: 'unresolved-extern',
      text: `aa.c:7 warning: symbol 'aa_fn' undefined ${shown}: severity was 'error', certainty was 'certain'`,
    },
  ]);
});

test('a finding that is said twice is not said once', () => {
  const twice = { ...report, findings: [finding, finding] };
  expect(differencesOf(twice, report).map(({ sign }: { sign: string }) => sign)).toEqual(['-']);
});

test('modules, what is incomplete, and a run that failed', () => {
  const incomplete = { ...report, incomplete: [{ module: 'aa', reason: 'generated source' }] };
  expect(differencesOf(report, incomplete)).toEqual([
    { sign: '+', about: 'incomplete', text: 'incomplete {"module":"aa","reason":"generated source"}' },
  ]);
  expect(differencesOf({ modules: report.modules }, { failure: 'exit code 2' })).toEqual([
    { sign: '-', about: 'module', text: 'module ./aa' },
    { sign: '+', about: 'failure', text: 'failure exit code 2' },
  ]);
});
