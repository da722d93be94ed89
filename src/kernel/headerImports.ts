/**
 * The namespaces that a header imports for each file that includes it, each once, by a MODULE_IMPORT_NS() of its own,
 * as in include/linux/pwm.h of 6.12. The argument is an identifier up to 6.12, a string literal from 6.13 on.
 */
export function headerImports(text: string): string[] {
  // Hardly any header has one.
  if (!text.includes('MODULE_IMPORT_NS')) return [];
  const code = text
    .replace(/\\\r?\n/g, ' ')
    .replace(/\/\*[^]*?\*\/|\/\/.*/g, ' ')
    .replace(/^[ \t]*#.*/gm, '');
  const found = [...code.matchAll(/\bMODULE_IMPORT_NS\s*\(\s*(?:"([^"\n]+)"|(\w+))\s*\)/g)];
  return [...new Set(found.map(([, quoted, bare]) => quoted ?? bare!))];
}
