import type { Definition, LinkedModule, LinkedTree } from '../src/model';
import { moduleRule } from '../src/rule';
import { chain, definitionNote, doubt, leastCertain, storageWords } from './wording';

/** `"x" [m.ko] undefined!`: check_exports() in scripts/mod/modpost.c of 6.12; weak references are exempt. */
export const unresolvedExtern = moduleRule(
  {
    id: 'unresolved-extern',
    summary: 'A symbol is used that neither the module, nor the kernel, nor another module of the tree provides.',
    severity: 'error',
  },
  function* (module, tree) {
    if (module.incomplete.length > 0) {
      return; // An object whose text is not there may define it.
    }
    const unread = tree.modules.find(({ incomplete }) => incomplete.length > 0);
    const mayExport = unread && `module '${unread.name}' is incomplete and may export it`;
    for (const use of module.uses) {
      if (use.provider || use.weak) {
        continue;
      }
      const near = nearMiss(use.symbol, module, tree);
      const certainty = leastCertain(
        use.certainty,
        unread ? 'possible' : 'certain',
        near?.definition.certainty ?? 'certain',
      );
      const atDeclaration = use.declaration?.file === use.span.file;
      const other = atDeclaration
        ? { span: use.span, message: `'${use.symbol}' is used here` }
        : use.declaration && { span: use.declaration, message: `'${use.symbol}' is declared here` };
      yield {
        message:
          `symbol '${use.symbol}' undefined in module '${module.name}': ` +
          `${near?.reason ?? 'nobody exports it'}${chain(use)}${doubt(certainty, use.reason ?? mayExport)}`,
        help: near?.help ?? 'define it in the module, or use a symbol that this kernel exports',
        symbol: use.symbol,
        span: atDeclaration ? use.declaration! : use.span,
        certainty,
        related: [...(other ? [other] : []), ...(near ? [definitionNote(near.definition)] : [])],
      };
    }
  },
);

type NearMiss = { definition: Definition; reason: string; help: string };

/** A definition of the name that would have done, were it not local to its object or lacking its export. */
function nearMiss(symbol: string, module: LinkedModule, tree: LinkedTree): NearMiss | undefined {
  const own = module.definitions.find((definition) => definition.symbol === symbol);
  if (own) {
    const storage = storageWords(own);
    return {
      definition: own,
      reason: `its definition is ${storage || 'only possible'}`,
      help: storage ? `remove '${storage}' from the definition` : 'make sure that the definition is built',
    };
  }
  for (const { name, definitions, exports } of tree.modules) {
    const exported = exports.find((each) => each.symbol === symbol)?.definition;
    if (exported?.storage === 'static') {
      return {
        definition: exported,
        reason: `module '${name}' exports it, but defines it as ${storageWords(exported)}`,
        help: `remove '${storageWords(exported)}' from its definition`,
      };
    }
    const definition = definitions.find((each) => each.symbol === symbol && each.storage === 'global');
    if (definition) {
      return {
        definition,
        reason: `module '${name}' defines it, but does not export it`,
        help: `add EXPORT_SYMBOL(${symbol}) below its definition`,
      };
    }
  }
  return undefined;
}
