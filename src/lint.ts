import { compiledModules, compileHere, objectsOf, type Compiler } from './compile';
import type { Report, Severity } from './diagnostic';
import { readExtraExports } from './extraExports';
import { readBuild } from './kbuild';
import { linkTree } from './link';
import { mergedDiagnostics } from './merge';
import type { Kernel, KernelExport, LinkedTree, Problem, Tree } from './model';
import { incompleteModules, moduleOutcomes } from './outcomes';
import type { Rule } from './rule';
import { unique } from './unique';

/** What is read, and which kernels it is linted for. */
export interface LintInput {
  tree: Tree;
  /** The files of the tree that are in scope, ignored ones left out: Kbuild files and sources are found among them. */
  files: readonly string[];
  /** The oldest first: rules that compare kernels go by it. */
  kernels: readonly Kernel[];
  /** Further exports, as KBUILD_EXTRA_SYMBOLS gives them to modpost. */
  extraExports: ReadonlyMap<string, KernelExport>;
  /** Who reads the sources, if not this thread alone. */
  compile?: Compiler;
}

/** What the tree builds and links against on each kernel. */
export async function link(input: LintInput): Promise<{ trees: LinkedTree[]; problems: Problem[] }> {
  const builds = input.kernels.map((kernel) => buildFor(kernel, input));
  const { facts, problems: unread } = await (input.compile ?? compileHere)(input.tree, builds);
  const trees = builds.map(({ kernel, modules, objects, exports, unnamedSources }, index) => {
    const compiled = compiledModules(modules, objects, facts[index]!);
    return { ...linkTree(compiled, kernel, exports), unnamedSources };
  });
  const problems = builds.flatMap((build, index) => [
    ...build.problems,
    ...facts[index]!.flatMap((each) => each.problems),
  ]);
  return { trees, problems: unique([...problems, ...unread]) };
}

function buildFor(kernel: Kernel, { tree, files, extraExports }: LintInput) {
  const build = readBuild(tree, kernel, files);
  const { modules, exports, problems } = readExtraExports(build.modules, tree, extraExports);
  return {
    kernel,
    modules,
    objects: objectsOf(modules),
    exports,
    unnamedSources: build.unnamedSources,
    problems: [...build.problems, ...problems],
  };
}

/** What is reported, besides. */
export interface RuleInput extends LintInput {
  rules: readonly Rule[];
  /** Whether findings in a file are asked for; a module counts where one of its files is. */
  isReported(file: string): boolean;
}

/** The findings of the rules on each kernel, merged. */
export async function lint(input: RuleInput): Promise<Report> {
  const { trees, problems } = await link(input);
  const diagnostics = mergedDiagnostics(trees, input);
  const reported = trees.map(({ kernel, modules }) => ({
    kernel,
    modules: modules.filter(({ span, files }) => [span.file, ...files].some(input.isReported)),
  }));
  const outcomes = moduleOutcomes(reported, diagnostics);
  const count = (severity: Severity): number => diagnostics.filter((each) => each.severity === severity).length;
  return {
    kernels: input.kernels.map((kernel) => kernel.name),
    diagnostics,
    problems,
    incomplete: incompleteModules(reported),
    modules: outcomes,
    summary: {
      modules: outcomes.length,
      files: new Set(reported.flatMap(({ modules }) => modules.flatMap(({ files }) => files))).size,
      errors: count('error'),
      warnings: count('warning'),
      notes: count('note'),
    },
  };
}
