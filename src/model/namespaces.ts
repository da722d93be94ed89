/** Symbol namespaces: how kernels take them, and whom they are for. */
import { isSince, type BareOrQuoted, type Kernel } from './kernel';

/** The first of Linus' releases that takes namespaces as strings (cdd30ebb1b9f, ceb8bf2ceaa7). */
export const QUOTED_SINCE = [6, 13] as const;

export const DEFAULT_NAMESPACE = 'DEFAULT_SYMBOL_NAMESPACE';

/** How a kernel takes the namespace that a macro is given: that of an import, an export, or the default one. */
export function formTaken(macro: string, { namespaces }: Kernel): BareOrQuoted {
  return macro === DEFAULT_NAMESPACE ? namespaces.byDefault : namespaces.macros;
}

/** What the namespace of EXPORT_SYMBOL_FOR_MODULES(x, "a,b-*") begins with. */
export const RESTRICTED_PREFIX = 'module:';

/** Whether a namespace is for the modules that it lists: since 6.16, before that modpost takes it as any other. */
export function isRestricted(namespace: string, kernel: Kernel): boolean {
  return namespace.startsWith(RESTRICTED_PREFIX) && isSince(kernel, 6, 16);
}

/**
 * verify_module_namespace() in scripts/mod/modpost.c of 6.17: the names of .ko files between commas, of which only a
 * trailing `*` stands for anything.
 */
export function listsModule(namespace: string, name: string): boolean {
  return namespace
    .slice(RESTRICTED_PREFIX.length)
    .split(',')
    .some((entry) => (entry.endsWith('*') ? name.startsWith(entry.slice(0, -1)) : name === entry));
}
