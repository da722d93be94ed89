import type { BuildModule, Definition, ExportFact, LinkedExport, ObjectFacts } from '../model';
import type { Providers } from './providers';
import { mayDefine } from './linkUses';

/** A module's exports with what they export, and what has exported the name before. */
export function linkExports(
  module: BuildModule,
  objects: readonly ObjectFacts[],
  providers: Providers,
  lacksObjects: boolean,
): LinkedExport[] {
  const mayBeDefined = mayDefine(module, objects);
  const before = new Map<string, ExportFact>();
  return objects.flatMap((object) =>
    object.exports.map((fact) => {
      const definition = definitionOf(fact.symbol, object, objects);
      const earlier = before.get(fact.symbol);
      if (!earlier) before.set(fact.symbol, fact);
      const previous = earlier
        ? { module: module.name, span: earlier.span }
        : providers.inVmlinux(fact.symbol) && { module: 'vmlinux' };
      return {
        ...fact,
        ...(definition ? { definition } : {}),
        mayBeDefined: lacksObjects || mayBeDefined(fact.symbol),
        ...(previous ? { previous } : {}),
      };
    }),
  );
}

/** What an object exports under a name: its own definition, else the one that another object emits. */
function definitionOf(symbol: string, object: ObjectFacts, objects: readonly ObjectFacts[]): Definition | undefined {
  const isIt = (definition: Definition): boolean => definition.symbol === symbol;
  const own = object.definitions.find(isIt);
  const elsewhere = objects.flatMap(({ definitions }) =>
    definitions.filter((each) => isIt(each) && each.storage === 'global'),
  );
  return own && own.storage !== 'externInline' ? own : (elsewhere[0] ?? own);
}
