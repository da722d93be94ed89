import type { ExportUse } from '../diagnostic';
import type { KernelModules } from '../model';
import type { Place } from './place';

/**
 * Where modules use what is no sibling's, by symbol: in the order of files and lines, each place with the kernels on
 * which it is used. A symbol that a kernel does not export is used there all the same; what only the compiler makes,
 * no line uses.
 */
export function exportUses(trees: readonly KernelModules[], place: Place): Map<string, ExportUse[]> {
  const places = new Map<string, Map<string, ExportUse>>();
  for (const { kernel, modules } of trees) {
    for (const module of modules) {
      for (const { symbol, span, provider, origin } of module.uses) {
        if (provider?.kind === 'sibling' || origin === 'compiler') continue;
        const { file, line } = place(span);
        const key = `${file}:${line}:${module.name}`;
        const here = places.get(symbol) ?? new Map<string, ExportUse>();
        const kernels = [...(here.get(key)?.kernels ?? []), kernel.name];
        places.set(symbol, here.set(key, { module: module.name, file, line, kernels }));
      }
    }
  }
  return new Map([...places].map(([symbol, here]) => [symbol, [...here.values()].sort(byPlace)]));
}

function byPlace(a: ExportUse, b: ExportUse): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || (a.module < b.module ? -1 : 1);
}
