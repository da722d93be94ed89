import { parseConfig } from '../../src/kernel/kconfigFile';

describe('parseConfig', () => {
  test('values as they are, strings without quotes, what is not set left out', () => {
    const text = [
      '# Linux/x86 6.1.192 Kernel Configuration',
      'CONFIG_CC_VERSION_TEXT="gcc-12 (Debian 12.2.0)"',
      'CONFIG_SMP=y',
      'CONFIG_USB=m',
      'CONFIG_HZ=250',
      'CONFIG_PHYSICAL_START=0x1000000',
      'CONFIG_LOCALVERSION=""',
      '# CONFIG_MODULE_ALLOW_MISSING_NAMESPACE_IMPORTS is not set',
      'CONFIG_NEVER=n',
      '  CONFIG_INDENTED=y',
    ].join('\n');
    expect([...parseConfig(text)]).toEqual([
      ['CONFIG_CC_VERSION_TEXT', 'gcc-12 (Debian 12.2.0)'],
      ['CONFIG_SMP', 'y'],
      ['CONFIG_USB', 'm'],
      ['CONFIG_HZ', '250'],
      ['CONFIG_PHYSICAL_START', '0x1000000'],
      ['CONFIG_LOCALVERSION', ''],
    ]);
  });

  test('escapes in strings, and CRLF', () => {
    const config = parseConfig('CONFIG_CMDLINE="a=\\"b\\" \\\\n"\r\nCONFIG_SMP=y\r\n');
    expect(config.get('CONFIG_CMDLINE')).toBe('a="b" \\n');
    expect(config.get('CONFIG_SMP')).toBe('y');
  });
});
