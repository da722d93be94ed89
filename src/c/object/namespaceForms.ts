import { DEFAULT_NAMESPACE, type NamespaceForm } from '../../model';
import { areStrings, spelled, stringsIn } from '../lex/literals';
import { certaintyOf, Kind, spanOf, type Token } from '../lex/token';
import type { PreprocessedUnit } from '../preprocess/preprocessedUnit';
import type { MacroInvocation } from '../scope/invocations';

/** Which argument of a macro names the namespace (include/linux/module.h and export.h, since 5.4). */
const ARGUMENTS: ReadonlyMap<string, number> = new Map([
  ['MODULE_IMPORT_NS', 0],
  ['EXPORT_SYMBOL_NS', 1],
  ['EXPORT_SYMBOL_NS_GPL', 1],
]);

/** Every symbol namespace that a unit names, as it spells it. */
export function namespaceFormsOf(invocations: readonly MacroInvocation[], unit: PreprocessedUnit): NamespaceForm[] {
  // What is not there may define a name as a string.
  if (unit.incomplete.length > 0) return [];
  const named = invocations.flatMap(({ name, arguments: args }) => {
    const argument = args[ARGUMENTS.get(name.text) ?? args.length] ?? [];
    return formOf(name.text, argument, name);
  });
  return [...named, ...defaultForm(invocations, unit)];
}

function formOf(macro: string, argument: readonly Token[], site: Token): NamespaceForm[] {
  const first = argument[0];
  const form = areStrings(argument) ? 'quoted' : 'bare';
  if (!first || (form === 'bare' && (argument.length > 1 || first.kind !== Kind.Identifier))) return [];
  const doubtful = [site, ...argument].find(({ possible }) => possible !== undefined);
  const isWritten = argument.length === 1 && first.from === undefined && site.from === undefined;
  return [
    {
      macro,
      form,
      namespace: form === 'quoted' ? stringsIn(argument) : spelled(argument),
      isWritten,
      certainty: certaintyOf(doubtful ?? site),
      span: spanOf(first),
    },
  ];
}

/** The default namespace, where something is exported into it, or would be had it been defined in time. */
function defaultForm(invocations: readonly MacroInvocation[], unit: PreprocessedUnit): NamespaceForm[] {
  const exporter = invocations.find(({ name }) => /^EXPORT_SYMBOL(_GPL)?$/.test(name.text))?.name;
  const { macros, expander, kernelIncludes } = unit;
  const found = exporter && macros.macroAt(DEFAULT_NAMESPACE, macros.point);
  if (!found || found.possible !== undefined) return [];
  const { body, place } = found.macro;
  const words = expander.expandAll(body, macros.point);
  const [form] = formOf(DEFAULT_NAMESPACE, words, exporter);
  if (!form) return [];
  const inText = place !== undefined && body[0] !== undefined;
  const span = spanOf(inText ? body[0]! : exporter);
  const isWritten = inText && form.isWritten;
  return [{ ...form, isWritten, span, ...(kernelIncludes.defaultNamespace ? {} : { isLate: true }) }];
}
