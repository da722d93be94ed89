/** `kmodlint range`. */
import colors from 'picocolors';
import { lint } from '../lint';
import { shippedKernels } from '../read/readKernel';
import { rangeJson } from '../report/range';
import { rangeText } from '../report/rangeText';
import type { RangeOptions } from './command';
import { allProblems, fileName, jsonStyle, noModule, readInput } from './input';
import { withRules } from './ruleInput';
import { readingSources, withProgress } from './showProgress';
import { print, sayProblems, wantsColor } from './terminal';

/**
 * Prints on which kernels each module builds, links and loads, and what is in the way first on the others. Resolves to
 * 0 whatever they are: it is an answer, not a check.
 */
export async function rangeCommand(options: RangeOptions, cwd: string, worker?: string): Promise<number> {
  const kernels = options.kernels.length > 0 ? options.kernels : shippedKernels().map(({ name }) => name);
  const input = await readInput({ ...options, kernels }, cwd, worker);
  const { ruleInput } = withRules(input);
  const linted = await withProgress(readingSources(input.lint.kernels.length), (progress) =>
    lint({ ...ruleInput, wholeModules: true, progress }),
  );
  const report = { ...linted, problems: allProblems(input, linted.problems) };
  const name = fileName(input, cwd);
  sayProblems(report.problems, name);
  if (report.modules.length === 0) throw noModule(options, report.problems);
  const paint = colors.createColors(wantsColor(options.color));
  print(options.format === 'json' ? rangeJson(report, jsonStyle(input.scope, cwd)) : rangeText(report, { name }, paint));
  return 0;
}
