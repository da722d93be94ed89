import type { CType } from '../../model/types';
import type { OuterTypes } from './unitTypes';

const SPELLINGS: readonly [string, string][] = [
  ['signed char', '__s8 s8 int8_t'],
  ['unsigned char', '__u8 u8 uint8_t u_int8_t unchar u_char'],
  ['short', '__s16 s16 int16_t'],
  ['unsigned short', '__u16 u16 uint16_t u_int16_t ushort u_short'],
  ['int', '__s32 s32 int32_t'],
  ['unsigned int', '__u32 u32 uint32_t u_int32_t uint u_int'],
  ['long long', '__s64 s64 int64_t'],
  ['unsigned long long', '__u64 u64 uint64_t u_int64_t'],
  ['unsigned long', 'ulong u_long'],
  ['_Bool', 'bool'],
];

const TYPES: ReadonlyMap<string, CType> = new Map(
  SPELLINGS.flatMap(([name, typedefs]) =>
    typedefs.split(' ').map((typedef) => [typedef, { kind: 'arithmetic', name } as const] as const),
  ),
);

/**
 * What the kernel's typedefs of plain integers stand for, on all architectures alike (include/linux/types.h and
 * include/uapi/asm-generic/int-ll64.h of 6.12).
 */
function kernelType(name: string): CType | undefined {
  return TYPES.get(name);
}

/** Where nothing is known of the kernel's headers. */
export const KERNEL_TYPES: OuterTypes = { typedef: kernelType, typeOf: () => undefined, aggregate: () => undefined };
