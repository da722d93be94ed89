import type { ExportFact, Kernel } from '../../model';
import { Kind, spanOf } from '../lex/token';
import { exportNamespace } from './defaultNamespace';
import type { PreprocessedUnit } from '../preprocess/preprocess';
import type { Invocation } from '../scope/invocations';

/** EXPORT_DEV_PM_OPS and relatives: they define what they export. */
const PM_OPS = /^EXPORT_(NS_)?(GPL_)?(SIMPLE_|RUNTIME_)?DEV_PM_OPS$/;

/** What the export macros export for one argument: the symbols, and whether to GPL-compatible modules alone. */
const EXPORTS: readonly [pattern: RegExp, symbols: (name: string) => string[]][] = [
  [/^EXPORT_(UNUSED_)?SYMBOL(_GPL)?(_FUTURE)?(_NS)?(_GPL)?$/, (name) => [name]],
  [/^EXPORT_SYMBOL(_GPL)?_FOR_MODULES$/, (name) => [name]],
  [/^EXPORT_SYMBOL_IF_KUNIT$/, (name) => [name]],
  [/^EXPORT_PER_CPU_SYMBOL(_GPL)?$/, (name) => [name]],
  // include/linux/pm.h and pm_runtime.h since 5.17: with CONFIG_PM, which exportsOf sees to
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

/** The symbols that an export macro makes of its argument, and which other macros of the kernel define. */
export function madeSymbols(macro: string, args: Invocation['arguments']): string[] {
  const name = args[0]?.[0]?.text ?? '';
  if (PM_OPS.test(macro)) return [name];
  const makes = EXPORTS.find(([pattern]) => pattern.test(macro))?.[1];
  return makes ? makes(name).filter((symbol) => symbol !== name) : [];
}

/** The exports that an invocation makes, as include/linux/export.h of the kernel would. */
export function exportsOf(
  { name: macro, arguments: args }: Invocation,
  unit: PreprocessedUnit,
  kernel: Kernel,
): ExportFact[] {
  const name = args[0]?.[0];
  const makes = EXPORTS.find(([pattern]) => pattern.test(macro.text))?.[1];
  if (!makes || name?.kind !== Kind.Identifier) return [];
  if (macro.text === 'EXPORT_SYMBOL_IF_KUNIT' && !kernel.config.has('CONFIG_KUNIT')) return [];
  if (PM_OPS.test(macro.text) && !kernel.config.has('CONFIG_PM')) return [];
  const argument = PM_OPS.test(macro.text) ? args.at(-1) : args[1];
  const namespace = exportNamespace(macro.text, argument ?? [], unit, kernel);
  // What cannot be read may bring it, or a macro of its name.
  const lacksHeader = unit.lacksExportHeader && unit.incomplete.length === 0 && macro.text.startsWith('EXPORT_SYMBOL');
  return makes(name.text).map((symbol) => ({
    symbol,
    gplOnly: /_GPL|_FOR_MODULES/.test(macro.text),
    ...(namespace === undefined ? {} : { namespace }),
    ...(lacksHeader ? { lacksHeader } : {}),
    certainty: macro.possible || name.possible ? 'possible' : 'certain',
    span: spanOf(name),
  }));
}
