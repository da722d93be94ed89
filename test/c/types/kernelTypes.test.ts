import { KERNEL_TYPES } from '../../../src/c/types/kernelTypes';

test.each([
  ['u8', 'unsigned char'],
  ['__s16', 'short'],
  ['uint32_t', 'unsigned int'],
  ['s64', 'long long'],
  ['ulong', 'unsigned long'],
  ['bool', '_Bool'],
])('%s is %s on all architectures', (name, type) => {
  expect(KERNEL_TYPES.typedef(name)).toEqual({ kind: 'arithmetic', name: type });
});

test.each(['size_t', 'ptrdiff_t', 'uintptr_t', 'dma_addr_t', 'pid_t'])('%s depends on more, and is unknown', (name) => {
  expect(KERNEL_TYPES.typedef(name)).toBeUndefined();
});
