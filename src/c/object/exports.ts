import type { ExportFact, Kernel } from '../../model';
import { certaintyOf, Kind, spanOf } from '../lex/token';
import { exportNamespace } from './defaultNamespace';
import type { PreprocessedUnit } from '../preprocess/preprocessedUnit';
import type { MacroInvocation } from '../scope/invocations';
import { exportedSymbols, isPmOps } from '../vocabulary/exportMacros';

/** The exports that an invocation makes, as include/linux/export.h of the kernel would. */
export function exportsOf(
  { name: macro, arguments: args }: MacroInvocation,
  unit: PreprocessedUnit,
  kernel: Kernel,
): ExportFact[] {
  const name = args[0]?.[0];
  const symbols = name?.kind === Kind.Identifier ? exportedSymbols(macro.text, name.text) : undefined;
  if (!name || !symbols) return [];
  if (macro.text === 'EXPORT_SYMBOL_IF_KUNIT' && !kernel.config.has('CONFIG_KUNIT')) return [];
  if (isPmOps(macro.text) && !kernel.config.has('CONFIG_PM')) return [];
  const argument = isPmOps(macro.text) ? args.at(-1) : args[1];
  const namespace = exportNamespace(macro.text, argument ?? [], unit, kernel);
  // What cannot be read may bring it, or a macro of its name.
  const { kernelIncludes, incomplete } = unit;
  const lacksHeader = kernelIncludes.lacksExportHeader && incomplete.length === 0 && macro.text.startsWith('EXPORT_SYMBOL');
  return symbols.map((symbol) => ({
    symbol,
    gplOnly: /_GPL|_FOR_MODULES/.test(macro.text),
    ...(namespace === undefined ? {} : { namespace }),
    ...(lacksHeader ? { lacksHeader } : {}),
    certainty: certaintyOf(macro.possible ? macro : name),
    span: spanOf(name),
  }));
}
