import { parseSymvers } from '../../src/kernel/symvers';

const parse = (...rows: string[]): ReturnType<typeof parseSymvers> => parseSymvers(rows.join('\n'), 'Module.symvers');

describe('parseSymvers', () => {
  test('four columns, up to 5.3', () => {
    const { exports, problems } = parse(
      '0xb650736a\tipv6_chk_prefix\tvmlinux\tEXPORT_SYMBOL',
      '0x55417264\tsnd_pcm_new\tsound/core/snd-pcm\tEXPORT_SYMBOL_GPL',
    );
    expect(problems).toEqual([]);
    expect([...exports]).toEqual([
      ['ipv6_chk_prefix', { module: 'vmlinux', gplOnly: false }],
      ['snd_pcm_new', { module: 'sound/core/snd-pcm', gplOnly: true }],
    ]);
  });

  test('namespace before the module, 5.4 and 5.5', () => {
    const { exports, problems } = parse(
      '0x1\tusb_stor_resume\tUSB_STORAGE\tdrivers/usb/storage/usb-storage\tEXPORT_SYMBOL_GPL',
      '0x2\tkfree\t\tvmlinux\tEXPORT_SYMBOL',
    );
    expect(problems).toEqual([]);
    expect([...exports]).toEqual([
      ['usb_stor_resume', { module: 'drivers/usb/storage/usb-storage', gplOnly: true, namespace: 'USB_STORAGE' }],
      ['kfree', { module: 'vmlinux', gplOnly: false }],
    ]);
  });

  test('namespace last, from 5.6, a list of modules among them', () => {
    const { exports, problems } = parse(
      '0x00000000\tdma_buf_put\tvmlinux\tEXPORT_SYMBOL\tDMA_BUF',
      '0x00000000\tkfree\tvmlinux\tEXPORT_SYMBOL\t',
      '0x00000000\tx86_secret\tvmlinux\tEXPORT_SYMBOL_GPL\tmodule:kvm,kvm-*',
    );
    expect(problems).toEqual([]);
    expect([...exports]).toEqual([
      ['dma_buf_put', { module: 'vmlinux', gplOnly: false, namespace: 'DMA_BUF' }],
      ['kfree', { module: 'vmlinux', gplOnly: false }],
      ['x86_secret', { module: 'vmlinux', gplOnly: true, namespace: 'module:kvm,kvm-*' }],
    ]);
  });

  test.each([
    ['EXPORT_UNUSED_SYMBOL', false],
    ['EXPORT_UNUSED_SYMBOL_GPL', true],
    ['EXPORT_SYMBOL_GPL_FUTURE', false],
  ])('old type %s', (type, gplOnly) => {
    expect(parse(`0x1\told\tvmlinux\t${type}`).exports.get('old')).toEqual({ module: 'vmlinux', gplOnly });
  });

  test('CRLF, blank lines and no end of line at the end', () => {
    const { exports, problems } = parseSymvers(
      '0x1\ta\tvmlinux\tEXPORT_SYMBOL\t\r\n\r\n0x2\tb\tvmlinux\tEXPORT_SYMBOL\tNS',
      'Module.symvers',
    );
    expect(problems).toEqual([]);
    expect([...exports.keys()]).toEqual(['a', 'b']);
    expect(exports.get('a')).toEqual({ module: 'vmlinux', gplOnly: false });
  });

  test('of two rows for one symbol the later one counts', () => {
    const { exports } = parse('0x1\ta\tfirst\tEXPORT_SYMBOL\t', '0x1\ta\tsecond\tEXPORT_SYMBOL\t');
    expect(exports.get('a')?.module).toBe('second');
  });

  test('names of Object.prototype are symbols like others', () => {
    expect([...parse('0x1\t__proto__\tvmlinux\tEXPORT_SYMBOL\t').exports.keys()]).toEqual(['__proto__']);
  });

  test.each([
    ['0x1 a vmlinux EXPORT_SYMBOL', '1 column between tabs instead of 4 or 5'],
    ['0x1\ta\tvmlinux', '3 columns between tabs instead of 4 or 5'],
    ['0x1\ta\tvmlinux\tEXPORT_SYMBOL\t\t', '6 columns between tabs instead of 4 or 5'],
    ['crc\ta\tvmlinux\tEXPORT_SYMBOL\t', "'crc' is not a checksum in hexadecimal"],
    ['0x1\t\tvmlinux\tEXPORT_SYMBOL\t', 'no symbol'],
    ['0x1\ta\t\tEXPORT_SYMBOL\t', 'no module'],
    ['0x1\ta\tvmlinux\tEXPORT_NOTHING\t', "unknown export type 'EXPORT_NOTHING'"],
    ['0x1\ta\tvmlinux\tEXPORT\x1b[31m\t', "unknown export type 'EXPORT?[31m'"],
    ['0x1\ta\tvmlinux\t' + 'X'.repeat(99), `unknown export type '${'X'.repeat(40)}…'`],
  ])('the broken row %j is named and the others are kept', (row, reason) => {
    const good = (symbol: string): string => `0x1\t${symbol}\tvmlinux\tEXPORT_SYMBOL\t`;
    const { exports, problems } = parse(good('good'), row, good('also'));
    expect(problems).toEqual([{ message: `broken row: ${reason}`, file: 'Module.symvers', line: 2 }]);
    expect([...exports.keys()]).toEqual(['good', 'also']);
  });

  test('many broken rows are counted rather than listed', () => {
    const { problems } = parse(...Array.from({ length: 1000 }, () => 'nonsense'));
    expect(problems).toHaveLength(21);
    expect(problems.at(-1)).toEqual({
      message: 'broken rows: 1000 in all, the first 20 are named',
      file: 'Module.symvers',
    });
  });
});
