/**
 * The namespaces that a header imports for whoever includes it, each once: the MODULE_IMPORT_NS() that stands in it by
 * itself, as in include/linux/pwm.h of 6.12. Bare up to 6.12, a string literal from 6.13 on.
 */
export function headerImports(text: string): string[] {
  // Next to no header has one.
  if (!text.includes('MODULE_IMPORT_NS')) return [];
  const code = text
    .replace(/\\\r?\n/g, ' ')
    .replace(/\/\*[^]*?\*\/|\/\/.*/g, ' ')
    .replace(/^[ \t]*#.*/gm, '');
  const found = [...code.matchAll(/\bMODULE_IMPORT_NS\s*\(\s*(?:"([^"\n]+)"|(\w+))\s*\)/g)];
  return [...new Set(found.map(([, quoted, bare]) => quoted ?? bare!))];
}
