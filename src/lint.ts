import { posix } from 'path';
import { compileHere, type Compiler } from './compile';
import type { Counts, Diagnostic, Report, Severity } from './diagnostic';
import { readExtraExports } from './link/extraExports';
import { missingHeaders } from './model/gaps';
import { readBuild } from './kbuild/readBuild';
import { linkBuilds, type AskedTree, type KernelBuild } from './link/linkBuilds';
import { mergedDiagnostics } from './findings/merge';
import type { Kernel, KernelExport, LinkedModule, Problem, Tree } from './model';
import { incompleteModules, moduleOutcomes } from './findings/outcomes';
import { partsOf } from './findings/parts';
import type { Progress } from './util/progress';
import { moduleSettings, type RuleSettings, type Settings } from './findings/settings';
import { unique } from './util/unique';

export { loadParser, NoParserError } from './c/parse/parser';

/** What is read, and which kernels it is linted for. */
export interface LintInput<Set extends Settings = Settings> {
  tree: Tree;
  /** The files of the tree that are in scope, ignored ones left out: Kbuild files and sources are found among them. */
  files: readonly string[];
  /** The paths that were asked for; by default the root. */
  named?: readonly string[];
  /** All that driver trees are linted for, the oldest first: rules that compare kernels go by it. */
  kernels: readonly Kernel[];
  /** What is set for the driver tree of a directory: that of a top Kbuild file, or one in a kernel's own tree. */
  settingsOf(directory: string): Set;
  /** Further exports, as KBUILD_EXTRA_SYMBOLS gives them to modpost. */
  extraExports: ReadonlyMap<string, KernelExport>;
  /** Whether findings in a file are asked for; a module counts where one of its files is. */
  isReported(file: string): boolean;
  /** Who reads the sources, if not this thread alone. */
  compile?: Compiler;
  /** Told how many sources are read, each for each kernel. */
  progress?: Progress;
}

export type RuleInput = LintInput<RuleSettings>;

/** What the tree builds and links against, on each of the kernels that modules asked for are linted for. */
export async function link(input: LintInput): Promise<{ trees: AskedTree[]; problems: Problem[] }> {
  const settingsOf = moduleSettings(input);
  const isAsked = ({ span, files }: LinkedModule): boolean => [span.file, ...files].some(input.isReported);
  const builds = input.kernels.map((kernel) => buildFor(kernel, input));
  const compile: Compiler = (tree, jobs) => (input.compile ?? compileHere)(tree, jobs, input.progress);
  const { trees, problems } = await linkBuilds(compile, input.tree, builds, (module, kernel) =>
    settingsOf(module).kernels.includes(kernel),
  );
  const asked = trees.map((tree) => ({ ...tree, asked: tree.linted.filter(isAsked) }));
  const kernels = new Set(asked.flatMap((tree) => tree.asked.flatMap((module) => settingsOf(module).kernels)));
  return {
    trees: asked.filter(({ kernel }) => kernels.has(kernel)),
    problems: unique([...builds.flatMap((build) => build.problems), ...problems]),
  };
}

function buildFor(kernel: Kernel, { tree, files, named, extraExports, settingsOf }: LintInput): KernelBuild & {
  problems: Problem[];
} {
  const build = readBuild(tree, kernel, files, named);
  const { modules, exports, problems } = readExtraExports(build.modules, tree, extraExports);
  return {
    kernel,
    modules,
    exports,
    unlistedSources: build.unlistedSources,
    // What is wrong with a makefile for this kernel is of no interest where it is not linted for it.
    problems: [...build.problems, ...problems].filter(
      ({ file }) => file === undefined || settingsOf(posix.dirname(file)).kernels.includes(kernel),
    ),
  };
}

/** The findings of the rules on each kernel, merged. */
export async function lint(input: RuleInput): Promise<Report> {
  const { trees, problems } = await link(input);
  const diagnostics = mergedDiagnostics(partsOf(trees, moduleSettings(input)), input);
  const reported = trees.map(({ kernel, asked }) => ({ kernel, modules: asked }));
  const outcomes = moduleOutcomes(reported, diagnostics);
  return {
    kernels: trees.map(({ kernel }) => kernel.name),
    diagnostics,
    problems,
    incomplete: incompleteModules(reported),
    missingHeaders: missingHeaders(reported, input.files),
    modules: outcomes,
    summary: {
      ...counts(outcomes.filter(isReached), diagnostics.filter(isReached)),
      files: new Set(reported.flatMap(({ modules }) => modules.flatMap(({ files }) => files))).size,
      ...(outcomes.every(isReached)
        ? {}
        : { unreached: counts(outcomes.filter(isUnreached), diagnostics.filter(isUnreached)) }),
    },
  };
}

const isUnreached = (each: { isUnreached?: true }): boolean => each.isUnreached === true;
const isReached = (each: { isUnreached?: true }): boolean => !isUnreached(each);

function counts(modules: readonly unknown[], diagnostics: readonly Diagnostic[]): Counts {
  const count = (severity: Severity): number => diagnostics.filter((each) => each.severity === severity).length;
  return { modules: modules.length, errors: count('error'), warnings: count('warning'), notes: count('note') };
}
