import type { Kernel } from '../../model';
import type { Macro } from '../lex/macro';
import { WordSet } from '../lex/wordNumbers';
import { DATE_MACROS } from '../vocabulary/dateMacros';
import { KCONFIG_MACROS } from '../vocabulary/kconfigMacros';
import { macroOf } from './readMacro';

/** The macros that hold before a driver's first line: the compiler's, the configuration's, the version's. */
export interface PredefinedMacros {
  macro(name: string): Macro | undefined;
  /** Whether an identifier, by its number and its text, is one of them or a question of kconfig.h. */
  isMacro(word: number, name: string): boolean;
}

/** What is predefined for modules (Makefile, scripts/Makefile.lib and include/linux/kconfig.h of 6.12). */
export function predefinedMacros(
  kernel: Pick<Kernel, 'version' | 'config' | 'predefines'>,
): PredefinedMacros {
  const { major, minor, patch } = kernel.version;
  const own: Record<string, string> = {
    __KERNEL__: '1',
    MODULE: '1',
    // The sublevel stops at 255 there (since 5.10.15 and 4.14.222).
    LINUX_VERSION_CODE: String(major * 65536 + minor * 256 + Math.min(patch, 255)),
    'KERNEL_VERSION(a,b,c)': '(((a) << 16) + ((b) << 8) + ((c) > 255 ? 255 : (c)))',
    LINUX_VERSION_MAJOR: String(major),
    LINUX_VERSION_PATCHLEVEL: String(minor),
    LINUX_VERSION_SUBLEVEL: String(patch),
    // What they stand for nobody knows before.
    ...Object.fromEntries(DATE_MACROS.map((name) => [name, name])),
    ...Object.fromEntries(kernel.predefines),
  };
  const definitions = new Map(Object.entries(own).map(([key, value]) => [key.split('(')[0]!, [key, value] as const]));
  const known = new Map<string, Macro | undefined>();
  const read = (name: string): Macro | undefined => {
    const definition = definitions.get(name);
    if (definition) return macroOf(...definition);
    return name.startsWith('CONFIG_') ? configMacro(name, kernel.config) : undefined;
  };
  const macro = (name: string): Macro | undefined => {
    let found = known.get(name);
    if (!found && !known.has(name)) known.set(name, (found = read(name)));
    return found;
  };
  const asked = new WordSet();
  const macros = new WordSet();
  return {
    macro,
    isMacro(word, name) {
      if (!asked.has(word)) {
        asked.add(word);
        if (macro(name) || KCONFIG_MACROS.has(name)) macros.add(word);
      }
      return macros.has(word);
    },
  };
}

/** `include/generated/autoconf.h`: y is 1, m defines the name with _MODULE, strings are quoted. */
function configMacro(name: string, config: ReadonlyMap<string, string>): Macro | undefined {
  const value = config.get(name);
  if (value === 'm') return undefined;
  if (value === 'y') return macroOf(name, '1');
  if (value !== undefined) return macroOf(name, /^-?(0x)?[0-9a-fA-F]+$/.test(value) ? value : JSON.stringify(value));
  return name.endsWith('_MODULE') && config.get(name.slice(0, -7)) === 'm' ? macroOf(name, '1') : undefined;
}
