/**
 * Whether a directory is the top of a kernel's own tree: all of its sources, or what Debian's linux-headers-*-common
 * keep of them.
 * @param has whether something is in it, a directory with a trailing `/`
 * @param makefile the text of its Makefile
 */
export function isKernelTree(has: (name: string) => boolean, makefile: () => string | undefined): boolean {
  if (!has('Makefile') || !has('scripts/') || !(has('Kbuild') || has('arch/'))) return false;
  const text = makefile() ?? '';
  return /^VERSION\s*=/m.test(text) && /^PATCHLEVEL\s*=/m.test(text);
}
