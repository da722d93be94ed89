const { compareFindings } = require('./verdicts');
export {}; // a module: its names are its own

const undefinedSymbol = { rule: 'unresolved-extern', module: 'aa', symbol: 'aa_helper' };
const missingImport = { rule: 'missing-namespace-import', module: 'bb', symbol: 'aa_fn', namespace: '"ZZFOO"' };

test('equal sets agree, in any order and however often one is said', () => {
  const said = [{ ...missingImport, namespace: 'ZZFOO' }, undefinedSymbol, undefinedSymbol];
  expect(compareFindings({ findings: [undefinedSymbol, missingImport] }, said)).toEqual({ missing: [], extra: [] });
});

test('what differs is named on its side', () => {
  const said = [{ ...missingImport, namespace: 'OTHER' }];
  expect(compareFindings({ findings: [undefinedSymbol, missingImport] }, said)).toEqual({
    missing: ['missing-namespace-import bb aa_fn ZZFOO', 'unresolved-extern aa aa_helper'],
    extra: ['missing-namespace-import bb aa_fn OTHER'],
  });
});

test('the namespace of a GPL-only symbol is no part of the comparison', () => {
  const gplOnly = { rule: 'gpl-only-symbol', module: 'aa', symbol: 'dma_buf_put' };
  const said = [{ ...gplOnly, namespace: 'DMA_BUF' }];
  expect(compareFindings({ findings: [gplOnly] }, said)).toEqual({ missing: [], extra: [] });
});

test('a build that ended early wants at least what it said', () => {
  const expected = { findings: [undefinedSymbol], atLeast: true };
  expect(compareFindings(expected, [undefinedSymbol, missingImport])).toEqual({ missing: [], extra: [] });
  expect(compareFindings(expected, [missingImport]).missing).toEqual(['unresolved-extern aa aa_helper']);
});

test('rules that modpost has no word for are left out', () => {
  const said = [{ rule: 'inline-export', module: 'aa', symbol: 'aa_fn' }];
  expect(compareFindings({ findings: [] }, said).extra).toEqual([]);
});
