/** How kernels write symbol namespaces. */
import { isSince, QUOTED_SINCE, type Kernel, type KernelNamespaces } from '../model';

const IMPORT = /^[ \t]*#[ \t]*define[ \t]+MODULE_IMPORT_NS[ \t]*\((\w+)\)[ \t]+MODULE_INFO\(import_ns, *(.*)\)/m;
const DEFAULT = /^[ \t]*#[ \t]*define[ \t]+_EXPORT_SYMBOL\b.*\bDEFAULT_SYMBOL_NAMESPACE\b.*/m;

/**
 * How a kernel wants symbol namespaces written, according to its own headers. The version does not decide it alone,
 * since the stable releases of 6.12 got one of the changes of 6.13 (Debian's 6.12.115 takes the default namespace as a
 * string literal, but an import as an identifier).
 * @param text the text of a header, named as in `#include`; undefined if it does not exist
 */
export function namespacesOf(
  text: (header: string) => string | undefined,
  version: Kernel['version'],
): KernelNamespaces {
  const usual = namespacesOfVersion(version);
  const imports = IMPORT.exec(text('linux/module.h') ?? '');
  const byDefault = DEFAULT.exec(text('linux/export.h') ?? '');
  return {
    macros: imports ? (imports[1] === imports[2] ? 'quoted' : 'bare') : usual.macros,
    byDefault: byDefault ? (byDefault[0].includes('__stringify') ? 'bare' : 'quoted') : usual.byDefault,
  };
}

/**
 * The same for mainline releases: identifiers up to 6.12, string literals from 6.13 on (cdd30ebb1b9f, ceb8bf2ceaa7).
 */
export function namespacesOfVersion(version: Kernel['version']): KernelNamespaces {
  const form = isSince({ version }, ...QUOTED_SINCE) ? 'quoted' : 'bare';
  return { macros: form, byDefault: form };
}
