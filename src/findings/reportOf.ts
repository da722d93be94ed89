import type { Counts, Diagnostic, Report, Severity } from '../diagnostic';
import type { AskedTree, Problem } from '../model';
import { missingHeaders } from './missingHeaders';
import { incompleteModules, moduleOutcomes } from './outcomes';

/** The report on the modules asked for. @param files the paths in scope */
export function reportOf(
  { trees, problems }: { trees: readonly AskedTree[]; problems: readonly Problem[] },
  diagnostics: readonly Diagnostic[],
  files: readonly string[],
): Report {
  const reported = trees.map(({ kernel, asked }) => ({ kernel, modules: asked }));
  const modules = moduleOutcomes(reported, diagnostics);
  return {
    kernels: trees.map(({ kernel }) => kernel.name),
    diagnostics,
    problems,
    incomplete: incompleteModules(reported),
    missingHeaders: missingHeaders(reported, files),
    modules,
    summary: {
      ...counts(modules.filter(isReached), diagnostics.filter(isReached)),
      files: new Set(trees.flatMap(({ asked }) => asked.flatMap((module) => module.files))).size,
      ...(modules.every(isReached)
        ? {}
        : { unreached: counts(modules.filter(isUnreached), diagnostics.filter(isUnreached)) }),
    },
  };
}

const isUnreached = (each: { isUnreached?: true }): boolean => each.isUnreached === true;
const isReached = (each: { isUnreached?: true }): boolean => !isUnreached(each);

function counts(modules: readonly unknown[], diagnostics: readonly Diagnostic[]): Counts {
  const count = (severity: Severity): number => diagnostics.filter((each) => each.severity === severity).length;
  return { modules: modules.length, errors: count('error'), warnings: count('warning'), notes: count('note') };
}
