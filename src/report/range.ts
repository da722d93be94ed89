/** On which kernels each module builds: `kmodlint range`. */
import type { Exclusion, ModuleOutcomes, Outcome, Report } from '../diagnostic';
import { gapWords } from '../model/gaps';
import { jsonDocument, jsonText, withPath, type JsonStyle } from './jsonDocument';

/**
 * What becomes of a module on a kernel: it `builds`, links and loads; something is in the way, and it `fails`; a part
 * of it is not there, so that it is `unknown`; or no makefile names it there (`not built`).
 */
export type Verdict = 'builds' | 'fails' | 'unknown' | 'not built';

/** An incomplete module fails all the same where what is there is refused. */
export function verdictOf(outcome: Outcome | undefined): Verdict {
  if (!outcome) return 'not built';
  if (outcome.errors > 0) return 'fails';
  return outcome.incomplete ? 'unknown' : 'builds';
}

/** What is not there of a module, in words. */
export function missingWords({ gaps = [] }: Outcome): string[] {
  return gapWords(gaps);
}

/** The document. `kernels` have the releases that the verdicts are about. */
export function rangeJson(report: Report, style: JsonStyle): string {
  const { kernels, releases, modules, problems } = report;
  return jsonText(jsonDocument(style, {
    kernels: kernels.map((name, index) => ({ name, ...releases[index]! })),
    modules: modules.map((module) => moduleEntry(module, kernels, style)),
    problems: problems.map(({ file, ...each }) => ({ ...each, ...(file !== undefined && withPath({ file }, style)) })),
  }));
}

function moduleEntry(
  { module, directory, isUnreached, outcomes }: ModuleOutcomes,
  kernels: readonly string[],
  style: JsonStyle,
): object {
  return {
    module,
    directory,
    path: style.name(directory),
    unreached: isUnreached,
    kernels: Object.fromEntries(kernels.map((kernel, index) => [kernel, outcomeEntry(outcomes[index], style)])),
  };
}

function outcomeEntry(outcome: Outcome | undefined, style: JsonStyle): object {
  const first = outcome?.first;
  return {
    verdict: verdictOf(outcome),
    errors: outcome?.errors ?? 0,
    first: first && {
      rule: first.rule,
      message: first.message,
      ...withPath({ file: first.file }, style),
      line: first.line,
      column: first.column,
    },
    missing: outcome?.incomplete ? missingWords(outcome) : undefined,
    excluded: outcome?.exclusion && exclusionEntry(outcome.exclusion, style),
  };
}

function exclusionEntry({ certainty, variable, value, file, line }: Exclusion, style: JsonStyle): object {
  return { certainty, variable, value, ...withPath({ file }, style), line };
}
