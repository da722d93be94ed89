import type { Definition, ObjectFacts, Section, SectionMismatch, SectionUse } from '../model';

/**
 * References of a module that are of use no more when they are used: into what is freed, from what stays, and between
 * what is freed at the start and what is there at the end (sectioncheck[] in scripts/mod/modpost.c of 6.12).
 */
export function sectionMismatches(objects: readonly ObjectFacts[]): SectionMismatch[] {
  const definitions = new Map<string, Definition[]>();
  for (const each of objects.flatMap((object) => object.definitions)) {
    if (each.storage === 'global') definitions.set(each.symbol, [...(definitions.get(each.symbol) ?? []), each]);
  }
  return objects.flatMap((object) => object.sectionUses.flatMap((use) => mismatchOf(use, object, definitions)));
}

function mismatchOf(
  use: SectionUse,
  object: ObjectFacts,
  definitions: ReadonlyMap<string, readonly Definition[]>,
): SectionMismatch[] {
  const own = object.definitions.find(({ symbol }) => symbol === use.symbol);
  const [definition, ...others] = own ? [own] : (definitions.get(use.symbol) ?? []);
  const to: Section | undefined = definition?.section;
  return definition && to && to !== use.from.section && others.length === 0 ? [{ ...use, to, definition }] : [];
}
