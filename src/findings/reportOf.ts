import type { Counts, Diagnostic, Report, Severity } from '../diagnostic';
import { releaseOf, type AskedTree, type LinkedModule, type Problem } from '../model';
import type { RuleSettings, SettingsOf } from '../settings';
import { missingHeaders } from './missingHeaders';
import type { Place } from './place';
import { incompleteModules, moduleOutcomes } from './outcomes';

/** The report on the modules asked for. @param files the paths in scope */
export function reportOf(
  { trees, problems }: { trees: readonly AskedTree[]; problems: readonly Problem[] },
  diagnostics: readonly Diagnostic[],
  files: readonly string[],
  settingsOf: SettingsOf<RuleSettings>,
  place: Place,
): Report {
  const reported = trees.map(({ kernel, asked }) => ({ kernel, modules: asked }));
  const modules = moduleOutcomes(reported, diagnostics, place);
  const isTold = (module: LinkedModule): boolean => settingsOf(module).incomplete !== 'off';
  const told = reported.map(({ kernel, modules: all }) => ({ kernel, modules: all.filter(isTold) }));
  const severityOf = (module: LinkedModule): Severity => {
    const { incomplete: severity = 'note' } = settingsOf(module);
    return severity === 'off' ? 'note' : severity;
  };
  const incomplete = incompleteModules(told, severityOf);
  // A note of what is missing is none of the findings'.
  const counted = [...diagnostics, ...incomplete.filter(({ severity }) => severity !== 'note')];
  return {
    kernels: trees.map(({ kernel }) => kernel.name),
    releases: trees.map(({ kernel }) => releaseOf(kernel)),
    diagnostics,
    problems,
    incomplete,
    missingHeaders: missingHeaders(told, files, severityOf),
    modules,
    summary: {
      ...counts(modules.filter(isReached), counted.filter(isReached)),
      files: new Set(trees.flatMap(({ asked }) => asked.flatMap((module) => module.files))).size,
      ...(modules.every(isReached)
        ? {}
        : { unreached: counts(modules.filter(isUnreached), counted.filter(isUnreached)) }),
    },
  };
}

const isUnreached = (each: { isUnreached?: true }): boolean => each.isUnreached === true;
const isReached = (each: { isUnreached?: true }): boolean => !isUnreached(each);

function counts(modules: readonly unknown[], found: readonly { severity: Severity }[]): Counts {
  const count = (severity: Severity): number => found.filter((each) => each.severity === severity).length;
  return { modules: modules.length, errors: count('error'), warnings: count('warning'), notes: count('note') };
}
