import type { MissingHeader } from '../diagnostic';
import type { KernelModules } from '../model';

/**
 * Each header that is not there, once for all modules and kernels, sorted.
 * @param files the paths in scope, among which files of its name are looked for
 */
export function missingHeaders(trees: readonly KernelModules[], files: readonly string[]): MissingHeader[] {
  const found = new Map<string, { includedBy: Set<string>; modules: Set<string>; kernels: Set<string> }>();
  for (const { kernel, modules } of trees) {
    for (const { name, incomplete } of modules) {
      for (const gap of incomplete) {
        if (gap.kind !== 'header') continue;
        const known = found.get(gap.header) ?? { includedBy: new Set(), modules: new Set(), kernels: new Set() };
        found.set(gap.header, known);
        if (gap.includedBy !== undefined) known.includedBy.add(gap.includedBy);
        known.modules.add(name);
        known.kernels.add(kernel.name);
      }
    }
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([header, { includedBy, modules, kernels }]) => ({
    header,
    includedBy: [...includedBy].sort(),
    modules: [...modules].sort(),
    kernels: [...kernels],
    elsewhere: filesNamed(header, files),
  }));
}

/** Where an -I could lead: `src/include/net/x.h` for `net/x.h`. */
function filesNamed(header: string, files: readonly string[]): string[] {
  const name = header.replace(/^(?:\.{0,2}\/)+/, '');
  return files.filter((file) => file === name || file.endsWith(`/${name}`));
}
