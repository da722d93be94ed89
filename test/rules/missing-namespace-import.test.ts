import { missingNamespaceImport } from '../../rules/missing-namespace-import';
import { at, check, kernel, LACKS_HEADER, LACKS_OBJECT, linked, provider, tag, use } from './tree';

describe('missing-namespace-import', () => {
  const using = (namespace: string, ...tags: ReturnType<typeof tag>[]) =>
    linked({ tags, uses: [use('f', { provider: provider({ namespace }) })] });

  test('says module, symbol and namespace', () => {
    expect(check(missingNamespaceImport, [using('DMA_BUF')])).toMatchObject([
      {
        severity: 'error',
        symbol: 'f',
        namespace: 'DMA_BUF',
        message: "module 'aa' uses symbol 'f' from namespace 'DMA_BUF', but does not import it",
        span: at('aa.c', 30),
      },
    ]);
  });

  test.each([
    [6, 12, 'add MODULE_IMPORT_NS(DMA_BUF); beside MODULE_LICENSE()'],
    [6, 13, 'add MODULE_IMPORT_NS("DMA_BUF"); beside MODULE_LICENSE()'],
    [7, 3, 'add MODULE_IMPORT_NS("DMA_BUF"); beside MODULE_LICENSE()'],
  ])('spells the import as %d.%d does', (major, minor, help) => {
    const on = kernel({ version: { major, minor, patch: 0 } });
    expect(check(missingNamespaceImport, [using('DMA_BUF')], on)[0]?.help).toBe(help);
  });

  test('compares exactly: quotes in an import make another namespace of it', () => {
    expect(check(missingNamespaceImport, [using('DMA_BUF', tag('import_ns', 'DMA_BUF'))])).toEqual([]);
    expect(check(missingNamespaceImport, [using('DMA_BUF', tag('import_ns', '"DMA_BUF"'))])).toHaveLength(1);
    expect(check(missingNamespaceImport, [using('DMA_BUF', tag('import_ns', 'DMA_BUF '))])).toHaveLength(1);
  });

  test('is silent where an import is unknown, or may be in what cannot be read', () => {
    expect(check(missingNamespaceImport, [using('DMA_BUF', tag('import_ns', undefined))])).toEqual([]);
    expect(check(missingNamespaceImport, [{ ...using('DMA_BUF'), ...LACKS_OBJECT }])).toEqual([]);
  });

  test('is only possible where a header is not there, unless conditions leave an import out', () => {
    expect(check(missingNamespaceImport, [{ ...using('DMA_BUF'), ...LACKS_HEADER }])).toMatchObject([
      {
        severity: 'warning',
        message: expect.stringMatching(/\(possibly: gen\.h is not there \(included by aa\.c\)\)$/) as string,
      },
    ]);
    const leftOut = ['DMA_BUF'];
    expect(check(missingNamespaceImport, [{ ...using('DMA_BUF'), ...LACKS_HEADER, leftOut }])).toEqual([]);
  });

  test('is only possible where the import is', () => {
    const possible = tag('import_ns', 'DMA_BUF', { certainty: 'possible' });
    expect(check(missingNamespaceImport, [using('DMA_BUF', possible)])).toMatchObject([
      { severity: 'warning', certainty: 'possible' },
    ]);
  });

  test('is a warning where the kernel allows missing imports', () => {
    const on = kernel({ config: new Map([['CONFIG_MODULE_ALLOW_MISSING_NAMESPACE_IMPORTS', 'y']]) });
    expect(check(missingNamespaceImport, [using('DMA_BUF')], on)).toMatchObject([
      { severity: 'warning', certainty: 'certain' },
    ]);
  });
});
