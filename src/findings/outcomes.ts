import type { Diagnostic, Exclusion, IncompleteModule, ModuleOutcomes, Outcome, Severity } from '../diagnostic';
import type { DkmsExclusion, KernelModules, LinkedModule } from '../model';
import { unique } from '../util/unique';
import type { Place } from './place';

/**
 * What was found about each module on each of the trees' kernels, by directory and name, the unreached ones last.
 * Modules of one name in different directories are told apart by the files that their findings are in.
 */
export function moduleOutcomes(
  trees: readonly KernelModules[],
  diagnostics: readonly Diagnostic[],
  place: Place,
): ModuleOutcomes[] {
  const byPath = new Map<string, ModuleOutcomes & { outcomes: (Outcome | undefined)[] }>();
  const reached = new Set<string>();
  for (const [index, { kernel, modules }] of trees.entries()) {
    const here = diagnostics.filter(({ kernels }) => kernels.includes(kernel.name));
    for (const module of modules) {
      const { name, directory } = module;
      const path = `${directory}/${name}`;
      const known = byPath.get(path) ?? { module: name, directory, outcomes: trees.map(() => undefined) };
      known.outcomes[index] = outcome(module, here, place);
      if (!module.build.isUnreached) reached.add(path);
      byPath.set(path, known);
    }
  }
  const sorted = [...byPath].sort(([a], [b]) => (a < b ? -1 : 1));
  const modules = sorted.map(
    ([path, each]): ModuleOutcomes => (reached.has(path) ? each : { ...each, isUnreached: true }),
  );
  return [...modules.filter(({ isUnreached }) => !isUnreached), ...modules.filter(({ isUnreached }) => isUnreached)];
}

function outcome(module: LinkedModule, diagnostics: readonly Diagnostic[], place: Place): Outcome {
  const { name, files, incomplete, build: { exclusion } } = module;
  const own = diagnostics.filter((each) => each.module === name && files.includes(each.file));
  const errors = own.filter(({ severity }) => severity === 'error');
  return {
    errors: errors.length,
    warnings: own.filter(({ severity }) => severity === 'warning').length,
    incomplete: incomplete.length > 0,
    ...(errors[0] && { first: errors[0] }),
    ...(incomplete.length > 0 && { gaps: incomplete }),
    ...(exclusion && { exclusion: placed(exclusion, place) }),
  };
}

function placed({ span, ...exclusion }: DkmsExclusion, place: Place): Exclusion {
  const { file, line } = place(span);
  return { ...exclusion, file, line };
}

/** The modules that are incomplete for one of the kernels, each once, with what is not there on any of them. */
export function incompleteModules(
  trees: readonly KernelModules[],
  severityOf: (module: LinkedModule) => Severity,
): IncompleteModule[] {
  const byPath = new Map<string, IncompleteModule>();
  for (const { kernel, modules } of trees) {
    for (const module of modules) {
      const { name, directory, incomplete, build } = module;
      if (incomplete.length === 0) continue;
      const path = `${directory}/${name}`;
      const known = byPath.get(path);
      byPath.set(path, {
        module: name,
        directory,
        severity: severityOf(module),
        ...(build.isUnreached && (!known || known.isUnreached) && { isUnreached: true }),
        kernels: [...(known?.kernels ?? []), kernel.name],
        gaps: unique([...(known?.gaps ?? []), ...incomplete]),
      });
    }
  }
  return [...byPath.values()];
}
