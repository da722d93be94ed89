/** EXPORT_DEV_PM_OPS and relatives: they define what they export. */
const PM_OPS = /^EXPORT_(NS_)?(GPL_)?(SIMPLE_|RUNTIME_)?DEV_PM_OPS$/;

/** The symbols that each export macro exports for its first argument. */
const EXPORTS: readonly [pattern: RegExp, symbols: (name: string) => string[]][] = [
  [/^EXPORT_(UNUSED_)?SYMBOL(_GPL)?(_FUTURE)?(_NS)?(_GPL)?$/, (name) => [name]],
  [/^EXPORT_SYMBOL(_GPL)?_FOR_MODULES$/, (name) => [name]],
  [/^EXPORT_SYMBOL_IF_KUNIT$/, (name) => [name]],
  [/^EXPORT_PER_CPU_SYMBOL(_GPL)?$/, (name) => [name]],
  // include/linux/pm.h and pm_runtime.h since 5.17: with CONFIG_PM, which object/exports.ts asks for.
  [PM_OPS, (name) => [name]],
  // include/linux/tracepoint.h since 5.10
  [
    /^EXPORT_TRACEPOINT_SYMBOL(_GPL)?$/,
    (name) => [`__tracepoint_${name}`, `__traceiter_${name}`, ...staticCall(`tp_func_${name}`)],
  ],
  // include/linux/static_call.h
  [/^EXPORT_STATIC_CALL(_GPL)?$/, (name) => staticCall(name)],
  [/^EXPORT_STATIC_CALL_TRAMP(_GPL)?$/, (name) => [`__SCT__${name}`]],
];

const staticCall = (name: string): string[] => [`__SCK__${name}`, `__SCT__${name}`];

/** Whether a macro of this name makes an export. */
export function isExportMacro(name: string): boolean {
  return name.startsWith('EXPORT_') && EXPORTS.some(([pattern]) => pattern.test(name));
}

/** Whether it defines the power management operations that it exports. */
export function isPmOps(macro: string): boolean {
  return PM_OPS.test(macro);
}

/** The symbols that a macro exports for its first argument; undefined for a macro that exports nothing. */
export function exportedSymbols(macro: string, argument: string): string[] | undefined {
  return EXPORTS.find(([pattern]) => pattern.test(macro))?.[1](argument);
}

/** Of the symbols that a macro exports, those that it, or another macro of the kernel, defines. */
export function definedByExport(macro: string, argument: string): string[] {
  if (isPmOps(macro)) return [argument];
  return (exportedSymbols(macro, argument) ?? []).filter((symbol) => symbol !== argument);
}
