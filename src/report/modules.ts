/** `kmodlint modules --format json`. */
import { gapWords } from '../model/gaps';
import type { KernelModules, LinkedExport, LinkedModule, Span, Use } from '../model';
import { jsonDocument, jsonText, withPath, type JsonStyle } from './jsonDocument';

/** Finds the line and column of a span, 1-based, columns in UTF-16 code units. */
export type Locate = (span: Span) => { line: number; column: number };

/** The modules of a tree for one kernel. Other programs read these fields. */
export interface ModulesDocument {
  kernel: string;
  modules: ModuleEntry[];
}

/** What modinfo, nm and modules.dep say of a module; null if unknown or absent. */
export interface ModuleEntry {
  name: string;
  directory: string;
  sources: readonly string[];
  licenses: string[];
  gplCompatible: boolean | null;
  importedNamespaces: string[];
  incomplete: readonly string[];
  exports: ExportEntry[];
  uses: UseEntry[];
  dependsOn: readonly string[];
}

interface ExportEntry {
  symbol: string;
  gplOnly: boolean;
  namespace: string | null;
  file: string;
  line: number;
}

export interface UseEntry {
  symbol: string;
  provider: string | null;
  gplOnly: boolean | null;
  namespace: string | null;
  origin: Use['origin'];
  certainty: Use['certainty'];
  file: string;
  line: number;
  column: number;
  via: readonly string[];
  /** Why the use is only possible. */
  reason: string | null;
}

/** Describes a linked tree; `locate` finds the start of a span. */
export function modulesDocument(tree: KernelModules, locate: Locate): ModulesDocument {
  return { kernel: tree.kernel.name, modules: tree.modules.map((module) => entry(module, locate)) };
}

/** One document as an object, several (one for each kernel) as an array. */
export function modulesJson(documents: readonly ModulesDocument[], style: JsonStyle): string {
  const { name } = style;
  const whole = documents.map(({ kernel, modules }) => jsonDocument(style, {
    kernel,
    modules: modules.map((module) => ({
      ...module,
      path: name(module.directory),
      sourcePaths: module.sources.map(name),
      exports: module.exports.map((each) => withPath(each, style)),
      uses: module.uses.map((each) => withPath(each, style)),
    })),
  }));
  return jsonText(whole.length === 1 ? whole[0] : whole);
}

function entry(module: LinkedModule, locate: Locate): ModuleEntry {
  return {
    name: module.name,
    directory: module.directory,
    sources: module.sources,
    licenses: tagValues(module, 'license'),
    gplCompatible: module.gplCompatible ?? null,
    importedNamespaces: [...new Set(tagValues(module, 'import_ns'))].sort(),
    incomplete: gapWords(module.incomplete),
    exports: module.exports.map((fact) => exportEntry(fact, locate)),
    uses: module.uses.map((use) => useEntry(use, locate)),
    dependsOn: module.dependsOn,
  };
}

function tagValues(module: LinkedModule, name: string): string[] {
  return module.tags.flatMap(({ tag, value }) => (tag === name && value !== undefined ? [value] : []));
}

function exportEntry({ symbol, gplOnly, namespace, span }: LinkedExport, locate: Locate): ExportEntry {
  return { symbol, gplOnly, namespace: namespace ?? null, file: span.file, line: locate(span).line };
}

function useEntry({ symbol, provider, origin, certainty, via, reason, span }: Use, locate: Locate): UseEntry {
  return {
    symbol,
    provider: provider?.name ?? null,
    gplOnly: provider?.gplOnly ?? null,
    namespace: provider?.namespace ?? null,
    origin,
    certainty,
    file: span.file,
    ...locate(span),
    via,
    reason: reason ?? null,
  };
}
