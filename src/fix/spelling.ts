/** The two forms of a symbol namespace in a source. */
import { formTaken, QUOTED_SINCE, type Kernel, type MinorVersion } from '../model';

/** A statement as it is before 6.13 and since: a namespace is an identifier first, a string literal later. */
export interface Spelling {
  bare: string;
  quoted: string;
}

/** The condition for a kernel of that version or a later one. It needs <linux/version.h>. */
export function sinceCondition(version: MinorVersion): string {
  return `#if LINUX_VERSION_CODE >= KERNEL_VERSION(${version.join(', ')}, 0)`;
}

/** The condition for the quoted form. */
export const SINCE_QUOTED = sinceCondition(QUOTED_SINCE);

/** The form that all of the kernels take; `either` if they differ. */
export function formFor(kernels: readonly Kernel[]): 'bare' | 'quoted' | 'either' {
  const quoted = kernels.filter((kernel) => formTaken('MODULE_IMPORT_NS', kernel) === 'quoted').length;
  if (quoted === kernels.length) return 'quoted';
  return quoted === 0 ? 'bare' : 'either';
}

/**
 * The statements in the form that all of the kernels take, one per line, or both forms under a condition on the
 * kernel's version.
 */
export function spelledFor(kernels: readonly Kernel[], statements: readonly Spelling[]): string[] {
  const form = formFor(kernels);
  if (form !== 'either') return statements.map((statement) => statement[form]);
  return [
    SINCE_QUOTED,
    ...statements.map(({ quoted }) => quoted),
    '#else',
    ...statements.map(({ bare }) => bare),
    '#endif',
  ];
}

/** Whether a namespace can be written for all of the kernels: a bare one must be an identifier. */
export function canBeSpelled(namespace: string, kernels: readonly Kernel[]): boolean {
  return formFor(kernels) === 'quoted' ? /^[^"\\\n]+$/.test(namespace) : /^[A-Za-z_]\w*$/.test(namespace);
}
