import type { CompiledModule, ObjectFacts, Use } from '../model';
import type { CType, TypedName, TypeMismatch } from '../model/types';
import { conflict, listsConflict, parametersConflict, returnsConflict } from '../model/typeConflicts';
import { parametersText, typeText } from '../model/typeText';

/** A definition, and the other declarations of its name that the compiler holds against it. */
interface TypedDefinition {
  name: TypedName;
  seen: ReadonlySet<string>;
}

/** Definitions by symbol, each once however many modules its source is part of. */
export type TypedDefinitions = ReadonlyMap<string, ReadonlyMap<string, TypedDefinition>>;

const placeOf = ({ span: { file, start } }: TypedName): string => `${file}:${start}`;

/** The definitions of some objects. */
export function typedDefinitions(
  objects: readonly ObjectFacts[],
  isTaken: (symbol: string) => boolean = () => true,
): TypedDefinitions {
  const definitions = new Map<string, Map<string, TypedDefinition>>();
  for (const { typedNames } of objects) {
    const seen = new Map<string, Set<string>>();
    for (const name of typedNames) seen.set(name.symbol, (seen.get(name.symbol) ?? new Set()).add(placeOf(name)));
    for (const name of typedNames) {
      const { symbol } = name;
      if (!name.isDefinition || !isTaken(symbol)) continue;
      const group = definitions.get(symbol) ?? new Map<string, TypedDefinition>();
      definitions.set(symbol, group.set(placeOf(name), { name, seen: seen.get(symbol)! }));
    }
  }
  return definitions;
}

/** What the modules of a tree export, with its type. */
export function exportedDefinitions(compiled: readonly CompiledModule[]): TypedDefinitions {
  const exported = new Set(compiled.flatMap(({ objects }) => objects.flatMap(namesOfExports)));
  return typedDefinitions(
    compiled.flatMap(({ objects }) => objects),
    (symbol) => exported.has(symbol),
  );
}

const namesOfExports = ({ exports }: ObjectFacts): string[] => exports.map(({ symbol }) => symbol);

/** Where objects of a module declare otherwise what another object of it, or a sibling, defines. */
export function typeMismatches(
  objects: readonly ObjectFacts[],
  uses: readonly Use[],
  exported: TypedDefinitions,
): TypeMismatch[] {
  const own = typedDefinitions(objects);
  const fromSiblings = new Set(uses.filter(({ provider }) => provider?.kind === 'sibling').map(({ symbol }) => symbol));
  const found = new Map<string, TypeMismatch>();
  for (const declaration of objects.flatMap(({ typedNames }) => typedNames)) {
    const { symbol, isDefinition } = declaration;
    const definitions = own.get(symbol) ?? (fromSiblings.has(symbol) ? exported.get(symbol) : undefined);
    const place = placeOf(declaration);
    if (isDefinition || !definitions || found.has(place)) continue;
    const [definition, ...others] = definitions.values();
    if (others.length > 0 || definition!.seen.has(place)) continue;
    if (declaration.certainty === 'possible' || definition!.name.certainty === 'possible') continue;
    const difference = differenceOf(declaration.type, definition!.name.type);
    if (!difference) continue;
    found.set(place, { symbol, ...difference, span: declaration.span, definition: definition!.name.span });
  }
  return [...found.values()];
}

type Difference = Pick<TypeMismatch, 'part' | 'declared' | 'defined'>;

/** What differs first, of what certainly does. */
function differenceOf(a: CType, b: CType): Difference | undefined {
  const texts = (declared: CType, defined: CType): Omit<Difference, 'part'> => ({
    declared: typeText(declared),
    defined: typeText(defined),
  });
  if (a.kind !== 'function' || b.kind !== 'function') return conflict(a, b) ? { part: 'type', ...texts(a, b) } : undefined;
  if (listsConflict(a, b)) return { part: 'parameters', declared: parametersText(a), defined: parametersText(b) };
  if (returnsConflict(a.returns, b.returns)) return { part: 'return', ...texts(a.returns, b.returns) };
  for (const [index, parameter] of (a.parameters ?? []).entries()) {
    const other = b.parameters?.[index];
    if (other && parametersConflict(parameter, other)) return { part: index + 1, ...texts(parameter, other) };
  }
  return undefined;
}
