import { posix } from 'path';
import { compileHere, compileModules, declarationsOf, type Compiled, type CompileJob, type Compiler } from './compile';
import type { Report } from './diagnostic';
import { attachFixes } from './findings/attachFixes';
import { mergeOverKernels } from './findings/merge';
import { partsOf } from './findings/parts';
import { placeFindings, placer } from './findings/place';
import { reportOf } from './findings/reportOf';
import { runRules } from './findings/runRules';
import { readBuild } from './kbuild/readBuild';
import { readExtraExports } from './link/extraExports';
import { leavesUndefined, linkBuild, type KernelBuild } from './link/linkBuild';
import type { AskedTree, CompiledModule, Kernel, KernelExport, LintedTree, Problem, Successors, Tree } from './model';
import { moduleSettings, type RuleSettings, type Settings } from './settings';
import type { Progress } from './util/progress';
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
  /** What is there in place of what kernels no longer have, for findings to name. */
  successors?: Successors;
  /** Whether findings in a file are asked for; a module counts where one of its files is. */
  isReported(file: string): boolean;
  /** Findings in all files of modules asked for are, not those in files that are. */
  wholeModules?: true;
  /** What reads the sources, if not this thread alone. */
  compile?: Compiler;
  /** Told how many sources are read, each for each kernel. */
  progress?: Progress;
}

export type RuleInput = LintInput<RuleSettings>;

/** What a driver tree is linked into, kernel by kernel, and what is wrong with its texts. */
export interface Analysis {
  trees: AskedTree[];
  problems: Problem[];
}

/** Lints driver trees: says what kbuild, the compiler, modpost and the module loader of each kernel would say. */
export async function lint(input: RuleInput): Promise<Report> {
  const analysis = await analyse(input);
  const parts = partsOf(analysis.trees, moduleSettings(input));
  const findings = runRules(parts, input.kernels);
  const merged = mergeOverKernels(findings.filter(({ span }) => input.wholeModules ?? input.isReported(span.file)));
  const fixed = attachFixes(merged, findings, parts, input);
  const diagnostics = placeFindings(fixed, input.tree);
  return reportOf(analysis, diagnostics, input.files, moduleSettings(input), placer(input.tree));
}

/** Builds, compiles and links driver trees, for each of the kernels that modules asked for are linted for. */
export async function analyse(input: LintInput): Promise<Analysis> {
  const compile: Compile = (jobs) => (input.compile ?? compileHere)(input.tree, jobs, input.progress);
  const builds = input.kernels.map((kernel) => buildFor(kernel, input));
  const { compiled, problems } = await compileModules(builds.map(lintedOf), compile);
  const linked = builds.map((build, index) => linkBuild(build, compiled[index]!));
  const trees = await withProviders(linked, builds, compiled, compile);
  return { trees: askedOf(trees, input), problems: unique([...builds.flatMap((each) => each.problems), ...problems]) };
}

type Compile = (jobs: readonly CompileJob[]) => Promise<Compiled>;

type BuildForKernel = KernelBuild & { problems: readonly Problem[] };

function buildFor(kernel: Kernel, input: LintInput): BuildForKernel {
  const { tree, files, named, extraExports, settingsOf } = input;
  const build = readBuild(tree, kernel, files, named);
  const { modules, exports, problems } = readExtraExports(build.modules, tree, extraExports);
  const settingsOfModule = moduleSettings(input);
  return {
    kernel,
    modules,
    linted: modules.filter((module) => settingsOfModule(module).kernels.includes(kernel)),
    exports,
    unlistedSources: build.unlistedSources,
    ...declarationsOf(kernel),
    ...(input.successors && { successors: input.successors }),
    // What is wrong with a makefile for this kernel is of no interest where it is not linted for it.
    problems: [...build.problems, ...problems].filter(
      ({ file }) => file === undefined || settingsOf(posix.dirname(file)).kernels.includes(kernel),
    ),
  };
}

const lintedOf = ({ kernel, linted }: KernelBuild): { kernel: Kernel; modules: KernelBuild['linted'] } => ({
  kernel,
  modules: linted,
});

/**
 * The trees, linked again with the modules that are linted for other kernels where those that are linted leave a symbol
 * undefined: they may export it.
 */
async function withProviders(
  linked: readonly LintedTree[],
  builds: readonly KernelBuild[],
  compiled: readonly (readonly CompiledModule[])[],
  compile: Compile,
): Promise<readonly LintedTree[]> {
  const others = builds.map(({ kernel, modules, linted }, index) => ({
    kernel,
    modules: leavesUndefined(linked[index]!) ? modules.filter((module) => !linted.includes(module)) : [],
  }));
  if (others.every(({ modules }) => modules.length === 0)) return linked;
  const providers = await compileModules(others, compile);
  return builds.map((build, index) => {
    const further = providers.compiled[index]!;
    return further.length === 0 ? linked[index]! : linkBuild(build, [...compiled[index]!, ...further]);
  });
}

/** The trees with the modules that are asked for: those of which a file is. */
function askedOf(trees: readonly LintedTree[], input: LintInput): AskedTree[] {
  const settingsOf = moduleSettings(input);
  const asked = trees.map((tree) => ({
    ...tree,
    asked: tree.linted.filter(({ span, files }) => [span.file, ...files].some(input.isReported)),
  }));
  const kernels = new Set(asked.flatMap((tree) => tree.asked.flatMap((module) => settingsOf(module).kernels)));
  return asked.filter(({ kernel }) => kernels.has(kernel));
}
