import type { Sources } from './c/lex/sources';
import { objectReader } from './c/unit';
import type { CompiledModule } from './link';
import type { BuildModule, Kernel, ObjectFacts } from './model';

/** Reads each source once for each set of flags, however many modules it is part of. */
export function compile(modules: readonly BuildModule[], sources: Sources, kernel: Kernel): CompiledModule[] {
  const read = objectReader(sources, kernel);
  const known = new Map<string, ObjectFacts>();
  return modules.map((module) => ({
    module,
    objects: module.objects.flatMap((object) => {
      const { source, flags } = object;
      if (source === undefined) return [];
      const key = JSON.stringify([source, flags]);
      let facts = known.get(key);
      if (!facts) known.set(key, (facts = read({ ...object, source })));
      return [object.certainty === 'possible' ? asPossible(facts) : facts];
    }),
  }));
}

/** What an object says that may not be part of the module. */
function asPossible(facts: ObjectFacts): ObjectFacts {
  const possible = <T>(each: T): T => ({ ...each, certainty: 'possible' });
  return {
    ...facts,
    definitions: facts.definitions.map(possible),
    references: facts.references.map(possible),
    exports: facts.exports.map(possible),
    tags: facts.tags.map(possible),
    namespaceForms: facts.namespaceForms.map(possible),
    deviceTables: facts.deviceTables.map(possible),
    undeclared: facts.undeclared.map(possible),
  };
}
