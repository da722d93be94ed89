import type { Kernel } from '../../model';
import { areStrings, spelled, stringsIn } from '../lex/literals';
import type { Token } from '../lex/token';
import type { PreprocessedUnit } from '../preprocess/preprocessedUnit';

/** The namespace that an export macro exports into; `argument` is where its macro takes one. */
export function exportNamespace(
  macro: string,
  argument: readonly Token[],
  unit: PreprocessedUnit,
  kernel: Kernel,
): string | undefined {
  if (macro.endsWith('_FOR_MODULES')) return `module:${literalText(argument)}`;
  if (macro === 'EXPORT_SYMBOL_IF_KUNIT') return 'EXPORTED_FOR_KUNIT_TESTING';
  if (/_NS(_GPL)?$|^EXPORT_NS_/.test(macro)) return takesStrings(kernel) ? literalText(argument) : spelled(argument);
  if (!unit.kernelIncludes.defaultNamespace || !/^EXPORT_SYMBOL(_GPL)?$|DEV_PM_OPS$/.test(macro)) return undefined;
  const value = unit.macros.macroAt('DEFAULT_SYMBOL_NAMESPACE', unit.macros.point)?.macro.body ?? [];
  const words = unit.expander.expandAll(value, unit.macros.point);
  return (kernel.namespaces.byDefault === 'quoted' ? literalText(words) : spelled(words)) || undefined;
}

/** Whether namespaces are string literals; else they are bare words that the macros make strings of. */
export const takesStrings = ({ namespaces }: Kernel): boolean => namespaces.macros === 'quoted';

/** What literals say; for other words, their spelling. */
function literalText(tokens: readonly Token[]): string {
  return areStrings(tokens) ? stringsIn(tokens) : spelled(tokens);
}
