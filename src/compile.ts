import { Sources } from './c/lex/sources';
import { objectReader, type SourceObject } from './c/object/unit';
import type { CompiledModule } from './link/linkTree';
import type { BuildModule, Kernel, ObjectFacts, Problem, Tree } from './model';
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

/** The objects of modules that have a source, each once for each set of flags, however many modules it is part of. */
export function objectsOf(modules: readonly BuildModule[]): SourceObject[] {
  const objects = new Map<string, SourceObject>();
  for (const object of modules.flatMap((module) => module.objects)) {
    if (hasSource(object) && !objects.has(keyOf(object))) objects.set(keyOf(object), object);
  }
  return [...objects.values()];
}

/** Modules with the facts of their objects, which objectsOf() has named. */
export function compiledModules(
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

const hasSource = (object: BuildModule['objects'][number]): object is SourceObject => object.source !== undefined;

const keyOf = ({ source, flags }: SourceObject): string => JSON.stringify([source, flags]);

/** What an object says that may not be part of the module. */
function asPossible(facts: ObjectFacts): ObjectFacts {
  const possible = <T>(each: T): T => ({ ...each, certainty: 'possible' });
  return {
    ...facts,
    definitions: facts.definitions.map(possible),
    typedNames: facts.typedNames.map(possible),
    references: facts.references.map(possible),
    exports: facts.exports.map(possible),
    tags: facts.tags.map(possible),
    namespaceForms: facts.namespaceForms.map(possible),
    deviceTables: facts.deviceTables.map(possible),
    deviceDrivers: [],
    undeclared: facts.undeclared.map(possible),
    neededFlags: [],
    stops: facts.stops.map(possible),
    sectionUses: facts.sectionUses.map(possible),
  };
}
