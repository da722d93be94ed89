/** `kmodlint` without a further command: lints. */
import type { Report } from '../diagnostic';
import { lint, type RuleInput } from '../lint';
import { InputError } from '../read/inputError';
import { writeOutput } from '../read/output';
import { readPackage, readRulePage } from '../read/package';
import type { Scope } from '../read/scope';
import { jsonReport } from '../report/json';
import type { JsonStyle } from '../report/jsonDocument';
import { withLinkTargets } from '../report/linkTargets';
import { summaryLine } from '../report/summary';
import { textReport, type TextStyle } from '../report/text';
import type { Rule } from '../rule';
import type { Destination, LintOptions } from './command';
import type { FixOutcome } from './fixFiles';
import { allProblems, fileName, jsonStyle, noModule, readInput, type Input } from './input';
import { refuseMistypedCommand } from './mistyped';
import { withRules } from './ruleInput';
import { readingSources, withProgress } from './showProgress';
import { print, say, sayProblems, wantsColor } from './terminal';

/** GitHub accepts no more runs in a SARIF file, which has one for each kernel. */
const MOST_RUNS = 20;

interface LintEnvironment {
  cwd: string;
  /** As main() takes it. */
  worker: string | undefined;
  /** The time since the start. */
  seconds(): number;
}

/** Lints and reports. Resolves to the exit code. */
export async function lintCommand(options: LintOptions, { cwd, worker, seconds }: LintEnvironment): Promise<number> {
  refuseMistypedCommand(options.paths, cwd);
  const input = await readInput(options, cwd, worker);
  if (input.lint.kernels.length > MOST_RUNS && options.destinations.some(({ format }) => format === 'sarif')) {
    throw new InputError(`a SARIF file is for ${MOST_RUNS} kernels at most: GitHub accepts no more runs`);
  }
  const { ruleInput, rules } = withRules(input);
  const { report: linted, hasFailed } = await lintedBy(options, input, ruleInput, cwd);
  const found = { ...linted, problems: allProblems(input, linted.problems) };
  const name = fileName(input, cwd);
  if (!options.quiet) sayProblems(found.problems, name);
  if (found.summary.modules + (found.summary.unreached?.modules ?? 0) === 0) throw noModule(options, found.problems);

  const report = options.quiet ? errorsOf(found) : found;
  for (const { format, file } of options.destinations) {
    const color = file === undefined ? wantsColor(options.color) : options.color === true;
    const style = { ...jsonStyle(input.scope, cwd), color, matrix: !options.quiet };
    const text = await render(format, report, rules, style, input.scope);
    if (file === undefined) print(text);
    else writeOutput(file, text);
  }
  if (!options.quiet) say(summaryLine(report, seconds()));
  if (hasFailed) return 2;
  const failed = found.summary.errors > 0 || found.summary.warnings > options.maxWarnings;
  return failed && !options.exitZero ? 1 : 0;
}

async function lintedBy(
  { fix, quiet }: LintOptions,
  input: Input,
  ruleInput: RuleInput,
  cwd: string,
): Promise<FixOutcome> {
  const linted = (asked: RuleInput): Promise<Report> =>
    withProgress(readingSources(asked.kernels.length), (progress) => lint({ ...asked, progress }), { quiet });
  if (!fix) return { report: await linted(ruleInput), hasFailed: false };
  const { lintAndFix } = await import('./fixFiles');
  return lintAndFix(linted, input, ruleInput, fix, cwd);
}

/** The report with nothing but its errors. */
function errorsOf(report: Report): Report {
  const diagnostics = report.diagnostics.filter(({ severity }) => severity === 'error');
  const modules = report.modules.map((module) => ({
    ...module,
    outcomes: module.outcomes.map((outcome) => outcome && { ...outcome, warnings: 0 }),
  }));
  const none = { warnings: 0, notes: 0 };
  const { unreached } = report.summary;
  const summary = { ...report.summary, ...none, ...(unreached && { unreached: { ...unreached, ...none } }) };
  return { ...report, diagnostics, modules, summary };
}

async function render(
  format: Destination['format'],
  report: Report,
  rules: readonly Rule[],
  style: TextStyle & JsonStyle,
  { tree, isRepository }: Scope,
): Promise<string> {
  if (format === 'json') return jsonReport(report, style);
  if (format === 'text') return textReport(report, style);
  // Loaded on demand: it needs Node's hashes, which take a while to load.
  const { sarifReport } = await import('../report/sarif');
  const { name, version } = readPackage();
  const described = rules.map((rule) => ({ ...rule, page: readRulePage(rule.id) }));
  const tool = { name, version, rules: described };
  return sarifReport(withLinkTargets(report, tree.target), tool, rootWords(isRepository, style.root));
}

function rootWords(isRepository: boolean, root = '.'): string {
  if (isRepository) return 'The root of the repository.';
  return root === '.' ? 'The directory that kmodlint was run in.' : `The directory '${root}', from where kmodlint was run.`;
}
