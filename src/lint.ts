import { Sources } from './c/lex/sources';
import { compile } from './compile';
import type { Diagnostic, Finding, Report, Severity } from './diagnostic';
import { readExtraExports } from './extraExports';
import { readBuild } from './kbuild';
import { linkTree } from './link';
import type { Kernel, KernelExport, LinkedTree, Problem, Tree } from './model';
import { placer, type Place } from './place';
import type { Rule } from './rule';
import { unique } from './unique';

/** What is read, and which kernels it is linted for. */
export interface LintInput {
  tree: Tree;
  /** The files of the tree that are in scope, ignored ones left out: Kbuild files and sources are found among them. */
  files: readonly string[];
  kernels: readonly Kernel[];
  /** Further exports, as KBUILD_EXTRA_SYMBOLS gives them to modpost. */
  extraExports: ReadonlyMap<string, KernelExport>;
}

/** What the tree builds and links against on each kernel. */
export async function link(input: LintInput): Promise<{ trees: LinkedTree[]; problems: Problem[] }> {
  const sources = new Sources(input.tree);
  const problems: Problem[] = [];
  const trees = input.kernels.map((kernel) => {
    const build = readBuild(input.tree, kernel, input.files);
    const extra = readExtraExports(build.modules, input.tree, input.extraExports);
    const compiled = compile(extra.modules, sources, kernel);
    problems.push(
      ...build.problems,
      ...extra.problems,
      ...compiled.flatMap(({ objects }) => objects.flatMap((each) => each.problems)),
    );
    return linkTree(compiled, kernel, extra.exports);
  });
  return { trees, problems: unique(problems) };
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
  const modules = trees.flatMap((tree) =>
    tree.modules.filter(({ span, files }) => [span.file, ...files].some(input.isReported)),
  );
  const incomplete = modules
    .filter((module) => module.incomplete.length > 0)
    .map(({ name, directory, incomplete: reasons }) => ({ module: name, directory, reasons }));
  const count = (severity: Severity): number => diagnostics.filter((each) => each.severity === severity).length;
  return {
    kernels: input.kernels.map((kernel) => kernel.name),
    diagnostics,
    problems,
    incomplete: unique(incomplete),
    summary: {
      modules: new Set(modules.map(({ name, directory }) => `${directory}/${name}`)).size,
      files: new Set(modules.flatMap(({ files }) => files)).size,
      errors: count('error'),
      warnings: count('warning'),
      notes: count('note'),
    },
  };
}

/** What the rules find in any of the trees, each finding once, with the kernels that it holds for. */
function mergedDiagnostics(trees: readonly LinkedTree[], { tree, rules, isReported }: RuleInput): Diagnostic[] {
  const place = placer(tree);
  const diagnostics = new Map<string, Diagnostic>();
  for (const linked of trees) {
    const { name } = linked.kernel;
    for (const finding of rules.flatMap((rule) => [...rule.check(linked)])) {
      if (!isReported(finding.span.file)) continue;
      const made = diagnosticOf(finding, name, place);
      // How a namespace is imported, say, differs by kernel where the fault is one.
      const key = JSON.stringify({ ...made, help: '', kernels: [] });
      const known = diagnostics.get(key);
      diagnostics.set(key, known ? { ...known, kernels: [...known.kernels, name] } : made);
    }
  }
  return [...diagnostics.values()].sort(inReadingOrder);
}

function diagnosticOf({ span, related, ...finding }: Finding, kernel: string, place: Place): Diagnostic {
  const relatedPlaces = related.map(({ span: other, message }) => ({ ...place(other), message }));
  return { ...finding, ...place(span), kernels: [kernel], related: relatedPlaces };
}

function inReadingOrder(a: Diagnostic, b: Diagnostic): number {
  const key = (each: Diagnostic): string => JSON.stringify([each.rule, each.module, each.symbol ?? '', each.message]);
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column || (key(a) < key(b) ? -1 : 1);
}
