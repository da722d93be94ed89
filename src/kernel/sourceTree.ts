/**
 * Whether a directory is the top of a kernel's own tree: all of its sources, or the part of them in Debian's
 * linux-headers-*-common.
 * @param has whether the directory contains something, a directory with a trailing `/`
 * @param makefile the text of its Makefile
 */
export function isKernelTree(has: (name: string) => boolean, makefile: () => string | undefined): boolean {
  if (!has('Makefile') || !has('scripts/') || !(has('Kbuild') || has('arch/'))) return false;
  const text = makefile() ?? '';
  return /^VERSION\s*=/m.test(text) && /^PATCHLEVEL\s*=/m.test(text);
}
