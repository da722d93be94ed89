import { AllHeaders } from '../c/headers/allHeaders';
import { compiledModules, objectsOf, type Compiler } from '../compile';
import { linkTree, type CompiledModule } from './linkTree';
import type { BuildModule, Kernel, KernelExport, LinkedModule, LinkedTree, Problem, Tree } from '../model';

/** What is built for one kernel. */
export interface KernelBuild extends Pick<LinkedTree, 'unlistedSources'> {
  kernel: Kernel;
  modules: readonly BuildModule[];
  /** Of KBUILD_EXTRA_SYMBOLS. */
  exports: ReadonlyMap<string, KernelExport>;
}

/** A tree, in which not all modules need be linted for the kernel. */
export type LintedTree = LinkedTree & { linted: readonly LinkedModule[] };

/** Of those that are linted, the modules that are asked for. */
export type AskedTree = LintedTree & { asked: readonly LinkedModule[] };

/**
 * Compiles and links what is built for each kernel. Modules of driver trees that are linted for other kernels are part
 * of it only where those that are linted leave a symbol undefined: they may export it.
 * @param isLinted whether a module is linted for a kernel
 */
export async function linkBuilds(
  compile: Compiler,
  tree: Tree,
  builds: readonly KernelBuild[],
  isLinted: (module: BuildModule, kernel: Kernel) => boolean,
): Promise<{ trees: LintedTree[]; problems: Problem[] }> {
  const linted = builds.map(({ kernel, modules }) => modules.filter((module) => isLinted(module, kernel)));
  const own = await compileModules(compile, tree, builds, linted);
  const trees = builds.map((build, index) => linked(build, own.modules[index]!));
  const others = builds.map(({ modules }, index) => {
    const rest = modules.filter((module) => !linted[index]!.includes(module));
    return rest.length > 0 && leavesUndefined(trees[index]!) ? rest : [];
  });
  if (others.every((modules) => modules.length === 0)) return { trees, problems: own.problems };
  const providers = await compileModules(compile, tree, builds, others);
  return {
    trees: builds.map((build, index) => {
      if (others[index]!.length === 0) return trees[index]!;
      const all = [...own.modules[index]!, ...providers.modules[index]!];
      const inOrder = build.modules.map((module) => all.find((each) => each.module === module)!);
      const whole = linked(build, inOrder);
      return { ...whole, linted: whole.modules.filter((module) => linted[index]!.includes(module.build)) };
    }),
    problems: own.problems,
  };
}

/** @param modules those to compile of each build */
async function compileModules(
  compile: Compiler,
  tree: Tree,
  builds: readonly KernelBuild[],
  modules: readonly (readonly BuildModule[])[],
): Promise<{ modules: CompiledModule[][]; problems: Problem[] }> {
  const jobs = builds.map(({ kernel }, index) => ({ kernel, objects: objectsOf(modules[index]!) }));
  const { facts, problems } = await compile(tree, jobs);
  return {
    modules: jobs.map(({ objects }, index) => compiledModules(modules[index]!, objects, facts[index]!)),
    problems: [...facts.flat(2).flatMap((each) => each.problems), ...problems],
  };
}

function linked({ kernel, exports, unlistedSources }: KernelBuild, compiled: readonly CompiledModule[]): LintedTree {
  const tree = linkTree(compiled, kernel, exports);
  const headers = kernel.headerSource && new AllHeaders(kernel.headerSource);
  const declares = headers && { declares: (name: string) => headers.has(name) };
  return { ...tree, unlistedSources, ...declares, linted: tree.modules };
}

function leavesUndefined({ modules }: LinkedTree): boolean {
  return modules.some(({ uses }) => uses.some(({ provider }) => !provider));
}
