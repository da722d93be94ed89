import type { Kernel, LinkedModule } from '../src/model';
import { isSince } from './kernels';

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
export function listsModule(namespace: string, { name }: Pick<LinkedModule, 'name'>): boolean {
  return namespace
    .slice(RESTRICTED_PREFIX.length)
    .split(',')
    .some((entry) => (entry.endsWith('*') ? name.startsWith(entry.slice(0, -1)) : name === entry));
}
