import { DEFAULT_NAMESPACE, formTaken, RESTRICTED_PREFIX, type Kernel } from '../../model';
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
  if (macro.endsWith('_FOR_MODULES')) return RESTRICTED_PREFIX + literalText(argument);
  if (macro === 'EXPORT_SYMBOL_IF_KUNIT') return 'EXPORTED_FOR_KUNIT_TESTING';
  if (/_NS(_GPL)?$|^EXPORT_NS_/.test(macro)) return namespaceText(argument, macro, kernel);
  if (!unit.kernelIncludes.defaultNamespace || !/^EXPORT_SYMBOL(_GPL)?$|DEV_PM_OPS$/.test(macro)) return undefined;
  const value = unit.macros.macroAt(DEFAULT_NAMESPACE, unit.macros.point)?.macro.body ?? [];
  const words = unit.expander.expandAll(value, unit.macros.point);
  return namespaceText(words, DEFAULT_NAMESPACE, kernel) || undefined;
}

/** The namespace that a kernel reads in what its macro is given. */
function namespaceText(tokens: readonly Token[], macro: string, kernel: Kernel): string {
  return formTaken(macro, kernel) === 'quoted' ? literalText(tokens) : spelled(tokens);
}

/** What literals say; for other words, their spelling. */
function literalText(tokens: readonly Token[]): string {
  return areStrings(tokens) ? stringsIn(tokens) : spelled(tokens);
}
