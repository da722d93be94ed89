import type { Report } from './diagnostic';
import type { Kernel, KernelExport, LinkedTree, Problem, Tree } from './model';
import type { Rule } from './rule';

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
  throw new Error(`not yet: ${input.files.length}`);
}

/** The findings of the rules on each kernel, merged. */
export async function lint(input: LintInput & { rules: readonly Rule[] }): Promise<Report> {
  throw new Error(`not yet: ${input.rules.length}`);
}
