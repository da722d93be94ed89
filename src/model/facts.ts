/** What holds for facts of every kind: a kind that is left out here does not compile. */
import type { ObjectFacts } from './object';

/** An object of a source of which nothing is known yet. */
export function noFacts(source: string): ObjectFacts {
  return {
    source,
    files: [],
    definitions: [],
    typedNames: [],
    mayDefine: [],
    references: [],
    exports: [],
    tags: [],
    namespaceForms: [],
    deviceTables: [],
    deviceDrivers: [],
    sectionUses: [],
    undeclared: [],
    undeclaredIdentifiers: [],
    unknownTypes: [],
    typeFaults: [],
    conflicts: [],
    incomplete: [],
    leftOut: [],
    neededFlags: [],
    stops: [],
    problems: [],
  };
}

/** The kinds of facts of which an object has any number. */
type Listed = {
  [Kind in keyof ObjectFacts]-?: ObjectFacts[Kind] extends readonly unknown[] ? Kind : never;
}[keyof ObjectFacts];

/**
 * The facts of an object that may not be part of its module. Each kind is named, for the type checker to notice a new
 * one: what the object has is possible, what it lacks is no fault, and what is wrong with its text stays so.
 */
export function asPossible(facts: ObjectFacts): ObjectFacts {
  const possible = <Fact>(fact: Fact): Fact => ({ ...fact, certainty: 'possible' });
  const { files, mayDefine, incomplete, leftOut, problems } = facts;
  const listed: Pick<ObjectFacts, Listed> = {
    definitions: facts.definitions.map(possible),
    typedNames: facts.typedNames.map(possible),
    references: facts.references.map(possible),
    exports: facts.exports.map(possible),
    tags: facts.tags.map(possible),
    namespaceForms: facts.namespaceForms.map(possible),
    deviceTables: facts.deviceTables.map(possible),
    undeclared: facts.undeclared.map(possible),
    undeclaredIdentifiers: facts.undeclaredIdentifiers.map(possible),
    unknownTypes: facts.unknownTypes.map(possible),
    typeFaults: facts.typeFaults.map(possible),
    conflicts: facts.conflicts.map(possible),
    stops: facts.stops.map(possible),
    sectionUses: facts.sectionUses.map(possible),
    deviceDrivers: [],
    neededFlags: [],
    files,
    mayDefine,
    incomplete,
    leftOut,
    problems,
  };
  return { ...facts, ...listed };
}
