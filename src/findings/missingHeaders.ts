import type { MissingHeader, Severity } from '../diagnostic';
import type { KernelModules, LinkedModule } from '../model';

/**
 * Each header that is not there, once for all modules and kernels, sorted.
 * @param files the paths in scope, among which files of its name are looked for
 */
export function missingHeaders(
  trees: readonly KernelModules[],
  files: readonly string[],
  severityOf: (module: LinkedModule) => Severity,
): MissingHeader[] {
  const found = new Map<string, Missing>();
  for (const { kernel, modules } of trees) {
    for (const module of modules) {
      const { name, incomplete } = module;
      for (const gap of incomplete) {
        if (gap.kind !== 'header') continue;
        const known: Missing = found.get(gap.header) ?? nothing();
        found.set(gap.header, known);
        known.severities.add(severityOf(module));
        if (gap.includedBy !== undefined) known.includedBy.add(gap.includedBy);
        known.modules.add(name);
        known.kernels.add(kernel.name);
      }
    }
  }
  const sorted = [...found].sort(([a], [b]) => (a < b ? -1 : 1));
  return sorted.map(([header, { severities, includedBy, modules, kernels }]) => ({
    header,
    severity: MOST_SEVERE_FIRST.find((each) => severities.has(each))!,
    includedBy: [...includedBy].sort(),
    modules: [...modules].sort(),
    kernels: [...kernels],
    elsewhere: filesNamed(header, files),
  }));
}

const MOST_SEVERE_FIRST: readonly Severity[] = ['error', 'warning', 'note'];

/** What is known of one header. */
interface Missing {
  severities: Set<Severity>;
  includedBy: Set<string>;
  modules: Set<string>;
  kernels: Set<string>;
}

function nothing(): Missing {
  return { severities: new Set(), includedBy: new Set(), modules: new Set(), kernels: new Set() };
}

/** Where an -I could lead: `src/include/net/x.h` for `net/x.h`. */
function filesNamed(header: string, files: readonly string[]): string[] {
  const name = header.replace(/^(?:\.{0,2}\/)+/, '');
  return files.filter((file) => file === name || file.endsWith(`/${name}`));
}
