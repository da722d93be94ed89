import type { BuiltKernel } from '../../src/kernel/buildKernel';
import { namespacesOfVersion } from '../../src/kernel/kernelNamespaces';
import type { Kernel } from '../../src/model';

/** A small kernel, with what a test changes about it. */
export function makeKernel(changes: Partial<Kernel> = {}): Kernel {
  const kernel = { ...makeBuiltKernel(), ...changes };
  return { ...kernel, namespaces: changes.namespaces ?? namespacesOfVersion(kernel.version) };
}

/** The same, as it is before it is encoded. */
export function makeBuiltKernel(changes: Partial<BuiltKernel> = {}): BuiltKernel {
  return {
    name: '6.12-test',
    release: '6.12.1-test',
    version: { major: 6, minor: 12, patch: 1 },
    arch: 'x86',
    srcArch: 'x86',
    config: new Map([['CONFIG_MODULES', 'y'], ['CONFIG_USB', 'm'], ['CONFIG_HZ', '250'], ['CONFIG_LOCALVERSION', '']]),
    exports: new Map([
      ['_printk', { module: 'vmlinux', gplOnly: false }],
      ['usb_register_driver', { module: 'drivers/usb/core/usbcore', gplOnly: true }],
      ['dma_buf_put', { module: 'vmlinux', gplOnly: false, namespace: 'DMA_BUF' }],
    ]),
    predefines: new Map([['__GNUC__', '12'], ['__INT64_C(c)', 'c ## L'], ['__x86_64', '']]),
    headers: new Set(['linux/module.h', 'asm/io.h']),
    headerImports: new Map([['linux/pwm.h', ['PWM']]]),
    namespaces: { macros: 'bare', byDefault: 'bare' },
    packedHeaders: { graph: 'linux/module.h\t0\t\t0\t\nasm/io.h\t1\t\t0\t', parts: ['#0\nmM\t1\t f()', ''] },
    ...changes,
  };
}

/** A kernel with its tables as plain Maps, to be compared; its headers, and what they say, apart. */
export function unpacked(kernel: Kernel): Partial<BuiltKernel> {
  return {
    ...kernel,
    exports: new Map(kernel.exports),
    config: new Map(kernel.config),
    predefines: new Map(kernel.predefines),
    headers: undefined,
    headerSource: undefined,
    packedHeaders: undefined,
  };
}
