import type { ExportFact, Kernel, ModuleTag, Span } from '../model';
import type { Invocation } from './scope/declarations';
import type { PreprocessedUnit } from './preprocess/preprocess';
import { Kind, stringValue, type Token } from './lex/token';

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
  [/^EXPORT_TRACEPOINT_SYMBOL(_GPL)?$/, (name) => [`__tracepoint_${name}`, `__traceiter_${name}`, ...staticCall(`tp_func_${name}`)]],
  // include/linux/static_call.h
  [/^EXPORT_STATIC_CALL(_GPL)?$/, (name) => staticCall(name)],
  [/^EXPORT_STATIC_CALL_TRAMP(_GPL)?$/, (name) => [`__SCT__${name}`]],
];

const staticCall = (name: string): string[] => [`__SCK__${name}`, `__SCT__${name}`];

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
export function exportsOf({ name: macro, arguments: args }: Invocation, unit: PreprocessedUnit, kernel: Kernel): ExportFact[] {
  const name = args[0]?.[0];
  const makes = EXPORTS.find(([pattern]) => pattern.test(macro.text))?.[1];
  if (!makes || name?.kind !== Kind.Identifier) return [];
  if (macro.text === 'EXPORT_SYMBOL_IF_KUNIT' && !kernel.config.has('CONFIG_KUNIT')) return [];
  if (PM_OPS.test(macro.text) && !kernel.config.has('CONFIG_PM')) return [];
  const namespace = namespaceOf(macro.text, (PM_OPS.test(macro.text) ? args.at(-1) : args[1]) ?? [], unit, kernel);
  return makes(name.text).map((symbol) => ({
    symbol,
    gplOnly: /_GPL|_FOR_MODULES/.test(macro.text),
    ...(namespace === undefined ? {} : { namespace }),
    certainty: macro.possible || name.possible ? 'possible' : 'certain',
    span: spanOf(name),
  }));
}

function namespaceOf(macro: string, argument: readonly Token[], unit: PreprocessedUnit, kernel: Kernel): string | undefined {
  if (macro.endsWith('_FOR_MODULES')) return `module:${textOf(argument, true)}`;
  if (macro === 'EXPORT_SYMBOL_IF_KUNIT') return 'EXPORTED_FOR_KUNIT_TESTING';
  if (/_NS(_GPL)?$|^EXPORT_NS_/.test(macro)) return textOf(argument, takesStrings(kernel));
  if (!unit.defaultNamespace || !/^EXPORT_SYMBOL(_GPL)?$|DEV_PM_OPS$/.test(macro)) return undefined;
  const value = unit.macros.macroAt('DEFAULT_SYMBOL_NAMESPACE', unit.macros.now)?.macro.body ?? [];
  return textOf(unit.expander.expandAll(value, unit.macros.now), isAtLeast(kernel, 6, 12)) || undefined;
}

/** From 6.13 on namespaces are string literals; before, they are bare words that the macros make strings of. */
const takesStrings = (kernel: Kernel): boolean => isAtLeast(kernel, 6, 13);

function isAtLeast({ version }: Kernel, major: number, minor: number): boolean {
  return version.major > major || (version.major === major && version.minor >= minor);
}

/** Literals joined; where the kernel makes a string of the words, quotes and all. */
function textOf(tokens: readonly Token[], isLiteral: boolean): string {
  const strings = isLiteral && tokens.every((token) => token.kind === Kind.String);
  return tokens.map((token, index) => (strings ? stringValue(token) : (index > 0 && token.spaced ? ' ' : '') + token.text)).join('');
}

const TAGS: ReadonlyMap<string, string> = new Map([
  ['MODULE_LICENSE', 'license'],
  ['MODULE_AUTHOR', 'author'],
  ['MODULE_DESCRIPTION', 'description'],
  ['MODULE_VERSION', 'version'],
  ['MODULE_ALIAS', 'alias'],
  ['MODULE_SOFTDEP', 'softdep'],
  ['MODULE_FIRMWARE', 'firmware'],
  ['MODULE_IMPORT_NS', 'import_ns'],
]);

export function isTagMacro(name: string): boolean {
  return name === 'MODULE_INFO' || TAGS.has(name);
}

/** The .modinfo entry that an invocation makes (include/linux/module.h). */
export function tagOf({ name: macro, arguments: args }: Invocation, kernel: Kernel): ModuleTag {
  const isInfo = macro.text === 'MODULE_INFO';
  const tag = isInfo ? (args[0]?.[0]?.text ?? '') : TAGS.get(macro.text)!;
  const value = (isInfo ? args.slice(1) : args).flat();
  const isString = value.length > 0 && value.every((token) => token.kind === Kind.String);
  const isBare = macro.text === 'MODULE_IMPORT_NS' && (!takesStrings(kernel) || !isString);
  const known = isBare ? textOf(value, false) : isString ? textOf(value, true) : undefined;
  const first = value[0] ?? macro;
  const last = value.at(-1) ?? macro;
  const isOneRange = first.file === last.file && last.end > first.start;
  return {
    tag,
    ...(known === undefined ? {} : { value: known }),
    certainty: macro.possible || value.some((token) => token.possible) ? 'possible' : 'certain',
    span: isOneRange ? { file: first.file, start: first.start, end: last.end } : spanOf(first),
  };
}

export function spanOf({ file, start, end }: Token): Span {
  return { file, start, end };
}
