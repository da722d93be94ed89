/**
 * The step from what kbuild builds to what objects hold. It is no part of c/, which knows neither modules nor threads,
 * nor of link/, which reads no text; threads/ takes its place where there is much to read.
 */
import { AllHeaders } from './c/headers/allHeaders';
import { Sources } from './c/lex/sources';
import { objectReader } from './c/object/unit';
import {
  asPossible,
  type BuildModule,
  type BuildObject,
  type CompiledModule,
  type Kernel,
  type LinkedTree,
  type ObjectFacts,
  type Problem,
  type SourceObject,
  type Tree,
} from './model';
import type { Progress } from './util/progress';

/** What is to be compiled for one kernel. */
export interface CompileJob {
  kernel: Kernel;
  objects: readonly SourceObject[];
}

/** What comes of jobs: for each the facts of its objects, in their order, and what could not be read. */
export interface Compiled {
  facts: readonly (readonly ObjectFacts[])[];
  problems: readonly Problem[];
}

/** Reads the sources of jobs, of a tree's texts. `progress` is told how many of all objects are done. */
export type Compiler = (tree: Tree, jobs: readonly CompileJob[], progress?: Progress) => Promise<Compiled>;

/** One after the other; what cannot be read the tree itself says. */
export const compileHere: Compiler = async (tree, jobs, progress) => {
  const sources = new Sources(tree);
  const total = objectCount(jobs);
  let done = 0;
  const facts = jobs.map(({ kernel, objects }) => {
    const read = objectReader(sources, kernel);
    return objects.map((object) => {
      const found = read(object);
      progress?.(++done, total);
      return found;
    });
  });
  return { facts, problems: [] };
};

/** Of all jobs. */
export function objectCount(jobs: readonly { objects: readonly SourceObject[] }[]): number {
  return jobs.reduce((sum, { objects }) => sum + objects.length, 0);
}

/** The modules of one kernel that are to be compiled. */
export interface ModulesOfKernel {
  kernel: Kernel;
  modules: readonly BuildModule[];
}

/** Compiles modules: of each kernel, in their order, and what is wrong with their sources. */
export async function compileModules(
  asked: readonly ModulesOfKernel[],
  compile: (jobs: readonly CompileJob[]) => Promise<Compiled>,
): Promise<{ compiled: CompiledModule[][]; problems: Problem[] }> {
  const jobs = asked.map(({ kernel, modules }) => ({ kernel, objects: objectsOf(modules) }));
  const { facts, problems } = await compile(jobs);
  return {
    compiled: asked.map(({ modules }, index) => withFacts(modules, jobs[index]!.objects, facts[index]!)),
    problems: [...facts.flat(2).flatMap((each) => each.problems), ...problems],
  };
}

/** The objects of modules that have a source, each once for each set of flags, however many modules it is part of. */
function objectsOf(modules: readonly BuildModule[]): SourceObject[] {
  const objects = new Map<string, SourceObject>();
  for (const object of modules.flatMap((module) => module.objects)) {
    if (hasSource(object) && !objects.has(keyOf(object))) objects.set(keyOf(object), object);
  }
  return [...objects.values()];
}

/** Modules with the facts of their objects, which objectsOf() has named. */
function withFacts(
  modules: readonly BuildModule[],
  objects: readonly SourceObject[],
  facts: readonly ObjectFacts[],
): CompiledModule[] {
  const known = new Map(objects.map((object, index) => [keyOf(object), facts[index]!]));
  return modules.map((module) => ({
    module,
    objects: module.objects.filter(hasSource).map((object) => {
      const found = known.get(keyOf(object))!;
      return object.certainty === 'possible' ? asPossible(found) : found;
    }),
  }));
}

const hasSource = (object: BuildObject): object is SourceObject => object.source !== undefined;

const keyOf = ({ source, flags }: SourceObject): string => JSON.stringify([source, flags]);

/** What the headers of a kernel declare, as a LinkedTree asks; nothing where they are not known. */
export function declarationsOf({ headerSource }: Kernel): Pick<LinkedTree, 'declares' | 'describes'> {
  if (!headerSource) return {};
  const headers = new AllHeaders(headerSource);
  return { declares: (name) => headers.has(name), describes: (type) => headers.hasType(type) };
}
