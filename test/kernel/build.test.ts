import { buildKernel, type KernelSources } from '../../src/kernel/build';
import { macroNames } from '../../src/kernel/macroNames';

const sources: KernelSources = {
  exports: new Map([['_printk', { module: 'vmlinux', gplOnly: false }]]),
  config: 'CONFIG_X86_64=y\nCONFIG_GCC_VERSION=120200\n',
  utsRelease: '#define UTS_RELEASE "6.1.0-56-amd64"\n',
  makefile: '# SPDX-License-Identifier: GPL-2.0\nVERSION = 6\nPATCHLEVEL = 1\nSUBLEVEL = 192\nEXTRAVERSION =\n',
  predefines: (architecture) => `#define __${architecture}__ 1\n`,
  scanHeaders: (srcArch) => ({
    headers: new Set([`${srcArch}.h`]),
    headerMacros: new Set(['M']),
    headerImports: new Map(),
  }),
};

describe('buildKernel', () => {
  test('takes the release from utsrelease.h and the version from the Makefile', () => {
    const kernel = buildKernel('mine', sources);
    expect(kernel.name).toBe('mine');
    expect(kernel.release).toBe('6.1.0-56-amd64');
    expect(kernel.version).toEqual({ major: 6, minor: 1, patch: 192 });
    expect(kernel.exports).toBe(sources.exports);
    expect(kernel.config.get('CONFIG_X86_64')).toBe('y');
    expect(kernel.headers).toEqual(new Set(['x86.h']));
  });

  test.each([
    ['CONFIG_X86_64', 'x86', '__x86_64__'],
    ['CONFIG_X86_32', 'x86', '__i386__'],
    ['CONFIG_ARM64', 'arm64', '__arm64__'],
  ])('%s is ARCH %s', (option, arch, macro) => {
    const kernel = buildKernel('mine', { ...sources, config: `${option}=y\n` });
    expect([kernel.arch, kernel.srcArch]).toEqual([arch, arch]);
    expect(kernel.predefines.get(macro)).toBe('1');
  });

  test.each([
    ['a release', { utsRelease: '' }, 'no UTS_RELEASE in include/generated/utsrelease.h'],
    ['a patch level', { makefile: 'VERSION = 6\nSUBLEVEL = 1\n' }, "no PATCHLEVEL in the kernel's Makefile"],
    ['a known architecture', { config: 'CONFIG_RISCV=y\n' },
      'a kernel for none of the known architectures (x86_64, i386, arm64)'],
  ])('without %s there is no kernel', (_, changes, message) => {
    expect(() => buildKernel('mine', { ...sources, ...changes })).toThrow(message);
  });
});

test('macroNames finds every #define, under whichever condition', () => {
  const text = ['#define A\r', '#ifdef X', ' # define\tB(x) x', '#else', '#define A 2', '#endif', '#undef C', '// #define D'];
  expect([...macroNames(text.join('\n'))]).toEqual(['A', 'B', 'A']);
});
