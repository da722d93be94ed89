import { buildKernel, type KernelSources } from '../../src/kernel/buildKernel';

const sources: KernelSources = {
  exports: new Map([['_printk', { module: 'vmlinux', gplOnly: false }]]),
  config: 'CONFIG_X86_64=y\nCONFIG_GCC_VERSION=120200\n',
  utsRelease: '#define UTS_RELEASE "6.1.0-56-amd64"\n',
  makefile: '# SPDX-License-Identifier: GPL-2.0\nVERSION = 6\nPATCHLEVEL = 1\nSUBLEVEL = 192\nEXTRAVERSION =\n',
  predefines: (architecture) => `#define __${architecture}__ 1\n`,
  headerFiles: (srcArch) => ({
    names: [['linux/module.h'], [`${srcArch}.h`]],
    text: (header) => (header === 0 ? 'MODULE_IMPORT_NS(PWM);\n#define M f()\nint f(void);\n' : ''),
  }),
};

describe('buildKernel', () => {
  test('takes the release from utsrelease.h and the version from the Makefile', () => {
    const kernel = buildKernel('mine', sources, 'full');
    expect(kernel.name).toBe('mine');
    expect(kernel.release).toBe('6.1.0-56-amd64');
    expect(kernel.version).toEqual({ major: 6, minor: 1, patch: 192 });
    expect(kernel.exports).toBe(sources.exports);
    expect(kernel.config.get('CONFIG_X86_64')).toBe('y');
    expect(kernel.headers).toEqual(new Set(['linux/module.h', 'x86.h']));
    expect(kernel.headerImports).toEqual(new Map([['linux/module.h', ['PWM']]]));
  });

  test('packs what its headers define and declare', () => {
    const { headerSource } = buildKernel('mine', sources, 'full');
    expect(headerSource!.graph().split('\n')).toHaveLength(2);
    expect(headerSource!.part(0).split(/[\n\f]/)).toEqual(expect.arrayContaining(['mM\t2\t f()', 'df\t3,,FivE\t']));
  });

  test.each([
    ['CONFIG_X86_64', 'x86', '__x86_64__'],
    ['CONFIG_X86_32', 'x86', '__i386__'],
    ['CONFIG_ARM64', 'arm64', '__arm64__'],
  ])('%s is ARCH %s', (option, arch, macro) => {
    const kernel = buildKernel('mine', { ...sources, config: `${option}=y\n` }, 'full');
    expect([kernel.arch, kernel.srcArch]).toEqual([arch, arch]);
    expect(kernel.predefines.get(macro)).toBe('1');
  });

  test.each([
    ['a release', { utsRelease: '' }, 'no UTS_RELEASE in include/generated/utsrelease.h'],
    ['a patch level', { makefile: 'VERSION = 6\nSUBLEVEL = 1\n' }, "no PATCHLEVEL in the kernel's Makefile"],
    ['a known architecture', { config: 'CONFIG_RISCV=y\n' },
      'a kernel for an unknown architecture (known: x86_64, i386, arm64)'],
  ])('without %s there is no kernel', (_, changes, message) => {
    expect(() => buildKernel('mine', { ...sources, ...changes }, 'full')).toThrow(message);
  });
});
