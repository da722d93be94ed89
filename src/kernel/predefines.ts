/** The macros that the compiler defines by itself. */
import { isSince, type Kernel } from '../model';

/**
 * Reads `#define` lines as `gcc -dM -E` prints them: maps each name (with its parameters, if any) to its replacement.
 */
export function parsePredefines(text: string): Map<string, string> {
  const predefines = new Map<string, string>();
  for (const [, name, replacement] of text.matchAll(/^#define (\w+(?:\([^)\r\n]*\))?)[ \t]?([^\r\n]*)/gm)) {
    predefines.set(name!, replacement!);
  }
  return predefines;
}

/**
 * The compiler's macros for one kernel, made from the captured ones (gcc 12 with -std=gnu11): adjusts those that depend
 * on the compiler's version and on flags that the kernel's Makefile chooses.
 */
export function predefinesFor(
  captured: ReadonlyMap<string, string>,
  kernel: Pick<Kernel, 'version' | 'config'>,
): Map<string, string> {
  const { config } = kernel;
  const predefines = new Map(captured);

  // CONFIG_GCC_VERSION is major * 10000 + minor * 100 + patch level, and 0 for clang.
  const gcc = Number(config.get('CONFIG_GCC_VERSION') ?? 0);
  if (gcc > 0) {
    predefines.set('__GNUC__', String(Math.floor(gcc / 10000)));
    predefines.set('__GNUC_MINOR__', String(Math.floor(gcc / 100) % 100));
    predefines.set('__GNUC_PATCHLEVEL__', String(gcc % 100));
  }
  // Up to 5.17, -std=gnu89, in which `inline` means something else.
  if (!isSince(kernel, 5, 18)) {
    for (const name of ['__STDC_VERSION__', '__STDC_UTF_16__', '__STDC_UTF_32__', '__GNUC_STDC_INLINE__']) {
      predefines.delete(name);
    }
    predefines.set('__GNUC_GNU_INLINE__', '1');
  }
  // -funsigned-char from 6.2.
  if (isSince(kernel, 6, 2)) predefines.set('__CHAR_UNSIGNED__', '1');
  // -fcf-protection=branch
  if (config.get('CONFIG_X86_KERNEL_IBT') === 'y') predefines.set('__CET__', '1');
  return predefines;
}
