/** What include/linux/kconfig.h lets C ask of the configuration. */
export const KCONFIG_MACROS: ReadonlySet<string> = new Set(['IS_ENABLED', 'IS_BUILTIN', 'IS_MODULE', 'IS_REACHABLE']);

/**
 * The answer to `IS_ENABLED(option)` and relatives in a module (include/linux/kconfig.h of 6.12).
 * @param isOne whether a name is a macro for 1
 */
export function isConfigured(question: string, option: string, isOne: (name: string) => boolean): boolean {
  if (question === 'IS_BUILTIN') return isOne(option);
  if (question === 'IS_MODULE') return isOne(`${option}_MODULE`);
  return isOne(option) || isOne(`${option}_MODULE`);
}
