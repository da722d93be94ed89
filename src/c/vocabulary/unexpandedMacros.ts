import { ANNOTATIONS } from './annotations';
import { isExportMacro } from './exportMacros';
import { KCONFIG_MACROS } from './kconfigMacros';
import { isTagMacro } from './tagMacros';

/** Whether a macro of the kernel's is left unexpanded: it is known by what it means, not by its replacement. */
export function isLeftUnexpanded(name: string): boolean {
  return ANNOTATIONS.has(name) || KCONFIG_MACROS.has(name) || isTagMacro(name) || isExportMacro(name);
}
