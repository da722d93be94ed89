const { compareFindings } = require('./verdicts');
export {}; // a module: its names are its own

const undefinedSymbol = { rule: 'unresolved-extern', module: 'aa', symbol: 'aa_helper' };
const missingImport = { rule: 'missing-namespace-import', module: 'bb', symbol: 'aa_fn', namespace: '"ZZFOO"' };

test('equal sets agree, in any order and however often one is said', () => {
  const said = [{ ...missingImport, namespace: 'ZZFOO' }, undefinedSymbol, undefinedSymbol];
  expect(compareFindings({ stage: 'modpost', findings: [undefinedSymbol, missingImport] }, said)).toEqual({ missing: [], extra: [] });
});

test('what differs is named on its side', () => {
  const said = [{ ...missingImport, namespace: 'OTHER' }];
  expect(compareFindings({ stage: 'modpost', findings: [undefinedSymbol, missingImport] }, said)).toEqual({
    missing: ['missing-namespace-import bb aa_fn ZZFOO', 'unresolved-extern aa aa_helper'],
    extra: ['missing-namespace-import bb aa_fn OTHER'],
  });
});

test('the namespace of a GPL-only symbol is no part of the comparison', () => {
  const gplOnly = { rule: 'gpl-only-symbol', module: 'aa', symbol: 'dma_buf_put' };
  const said = [{ ...gplOnly, namespace: 'DMA_BUF' }];
  expect(compareFindings({ stage: 'modpost', findings: [gplOnly] }, said)).toEqual({ missing: [], extra: [] });
});

test('a build that ended early wants at least what it said', () => {
  const expected = { stage: 'link', findings: [undefinedSymbol], atLeast: true };
  expect(compareFindings(expected, [undefinedSymbol, missingImport])).toEqual({ missing: [], extra: [] });
  expect(compareFindings(expected, [missingImport]).missing).toEqual(['unresolved-extern aa aa_helper']);
});

const none = { missing: [], extra: [] };

test('what a message does not name may be anything', () => {
  const said = [{ rule: 'device-table', module: 'aa', symbol: 'aa_ids', severity: 'error' }];
  const expected = { stage: 'modpost', findings: [{ rule: 'device-table', module: 'aa' }] };
  expect(compareFindings(expected, said)).toEqual(none);
  expect(compareFindings({ ...expected, findings: [{ rule: 'device-table', module: 'bb' }] }, said).missing).toEqual([
    'device-table bb',
  ]);
});

test('a symbol of another run is undefined for modpost', () => {
  const said = [{ ...undefinedSymbol, rule: 'missing-extra-symbols', severity: 'error' }];
  expect(compareFindings({ stage: 'modpost', findings: [undefinedSymbol] }, said)).toEqual(none);
});

describe('rules that modpost has no word for', () => {
  const extra = (stage: string, rule: string, severity: string) =>
    compareFindings({ stage, findings: [] }, [{ rule, severity, module: 'aa', symbol: 'aa_fn' }]).extra;

  test('may warn', () => expect(extra('ok', 'inline-export', 'warning')).toEqual([]));
  test('have no error in what is built', () =>
    expect(extra('ok', 'inline-export', 'error')).toEqual(['inline-export aa aa_fn']));
  test('may have one in what is not', () => expect(extra('modpost', 'unknown-license', 'error')).toEqual([]));
  test('may have one where the loader does', () => expect(extra('ok', 'export-collision', 'error')).toEqual([]));
});

test('a namespace that cannot be imported is not imported, for modpost', () => {
  const said = { rule: 'missing-namespace-import', module: 'aa', symbol: 'fn', namespace: 'module:bb' };
  const found = { ...said, rule: 'restricted-namespace', severity: 'error' };
  expect(compareFindings({ stage: 'modpost', findings: [said] }, [found])).toEqual(none);
  const importing = { ...found, symbol: undefined };
  expect(compareFindings({ stage: 'modpost', findings: [said] }, [importing])).toEqual({
    missing: ['missing-namespace-import aa fn module:bb'],
    extra: ['restricted-namespace aa module:bb'],
  });
});
