import type { ModuleTag } from '../model';

/** The licences that may use GPL-only symbols (license_is_gpl_compatible in include/linux/license.h of 6.12). */
const COMPATIBLE: ReadonlySet<string> = new Set([
  'GPL',
  'GPL v2',
  'GPL and additional rights',
  'Dual BSD/GPL',
  'Dual MIT/GPL',
  'Dual MPL/GPL',
]);

/** Whether a module is GPL-compatible: each of its licences must be. undefined where it has none, or one is unknown. */
export function gplCompatible(tags: readonly ModuleTag[]): boolean | undefined {
  const licenses = tags.filter(({ tag }) => tag === 'license');
  const certain = licenses.filter(({ certainty, value }) => certainty === 'certain' && value !== undefined);
  if (certain.some(({ value }) => !COMPATIBLE.has(value!))) return false;
  return licenses.length > 0 && licenses.every(({ value }) => value !== undefined && COMPATIBLE.has(value))
    ? true
    : undefined;
}
