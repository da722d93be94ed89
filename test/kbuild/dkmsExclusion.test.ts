import { buildOf, kernelOf } from './tree';

const DRIVER = { 'Makefile': 'obj-m := a.o b.o', 'a.c': '', 'b.c': '' };

/** What is excluded of a driver with a dkms.conf on 6.1.50-test, x86_64: `a: VARIABLE=value`, `?` where possible. */
function excluded(conf: string, kernel = kernelOf('6.1.50')): string[] {
  return buildOf({ ...DRIVER, 'dkms.conf': conf }, kernel).modules.flatMap(({ name, exclusion }) =>
    exclusion ? [`${name}: ${exclusion.variable}=${exclusion.value}${exclusion.certainty === 'possible' ? '?' : ''}`] : []);
}

test.each([
  ['KERNEL="^6\\.1\\."', true],
  ['KERNEL="^(5|6)\\.[2-9]"', false],
  ['KERNEL=""', true],
  ['KERNEL_MIN=6.1', true],
  ['KERNEL_MIN="6.1.50"', true],
  ['KERNEL_MIN="6.1.51"', false],
  ['KERNEL_MIN="6.10"', false],
  ['KERNEL_MAX="6.10"', true],
  // As dkms(8) has it of 4.12 and 4.12-rc1: what goes on is greater.
  ['KERNEL_MAX="6.1.50"', false],
  ['KERNEL_MAX="6.1"', false],
  ['ARCH="x86_64"', true],
  ['ARCH="(aarch64|i.86)"', false],
  ['CONFIG="CONFIG_PCI CONFIG_E1000"', true],
  ['CONFIG="CONFIG_PCI !CONFIG_E1000"', false],
  ['CONFIG="CONFIG_GONE"', false],
  ['CONFIG="!CONFIG_GONE"', true],
])('BUILD_EXCLUSIVE_%s', (set, isBuilt) => {
  expect(excluded(`BUILD_EXCLUSIVE_${set}\n`).length).toBe(isBuilt ? 0 : 2);
});

test('that of one module is for it alone, that of the first for all', () => {
  const names = 'BUILT_MODULE_NAME[0]=a\nBUILT_MODULE_NAME[1]=b\n';
  expect(excluded(`${names}BUILD_EXCLUSIVE_KERNEL[1]="^5"\n`)).toEqual(['b: BUILD_EXCLUSIVE_KERNEL[1]=^5']);
  expect(excluded(`${names}BUILD_EXCLUSIVE_KERNEL[0]="^5"\n`)).toHaveLength(2);
});

test('what is not known or not decided is only possible, and what is certain comes first', () => {
  expect(excluded('if foo; then\nBUILD_EXCLUSIVE_KERNEL="^5"\nfi\n')[0]).toBe('a: BUILD_EXCLUSIVE_KERNEL=undefined?');
  expect(excluded('BUILD_EXCLUSIVE_KERNEL="^\\d"\n')[0]).toBe('a: BUILD_EXCLUSIVE_KERNEL=^\\d?');
  expect(excluded('BUILD_EXCLUSIVE_CONFIG="CONFIG_P.I"\n')[0]).toBe('a: BUILD_EXCLUSIVE_CONFIG=CONFIG_P.I?');
  expect(excluded('BUILD_EXCLUSIVE_KERNEL="\\d"\nBUILD_EXCLUSIVE_KERNEL_MIN=7\n')[0]).toBe('a: BUILD_EXCLUSIVE_KERNEL_MIN=7');
  const other = { ...kernelOf('6.1.50'), arch: 's390', srcArch: 's390' };
  expect(excluded('BUILD_EXCLUSIVE_ARCH=s390x\n', other)[0]).toMatch(/\?$/);
});

test('it is placed where it is set last, in the nearest dkms.conf', () => {
  const conf = '# BUILD_EXCLUSIVE_KERNEL\nBUILD_EXCLUSIVE_KERNEL="^6"\nBUILD_EXCLUSIVE_KERNEL="^5"\n';
  const { modules } = buildOf({
    'dkms.conf': 'BUILD_EXCLUSIVE_KERNEL="^4"\n', 'in/dkms.conf': conf, 'in/src/Makefile': 'obj-m := c.o', 'in/src/c.c': '',
  });
  const { span } = modules[0]!.exclusion!;
  expect([span.file, conf.slice(0, span.start).split('\n').length]).toEqual(['in/dkms.conf', 3]);
  expect(conf.slice(span.start, span.end)).toBe('BUILD_EXCLUSIVE_KERNEL');
});
