import type { Definition, LinkedModule, LinkedTree, Use } from '../src/model';
import { kernelsRule } from '../src/rule';
import { absence } from './lib/absence';
import { causeElsewhere, type Cause } from './lib/causeElsewhere';
import { definitionNote, doubt, leastCertain, storageWords } from './lib/wording';

/** `"x" [m.ko] undefined!`: check_exports() in scripts/mod/modpost.c of 6.12; weak references are exempt. */
export const unresolvedExtern = kernelsRule(
  {
    id: 'unresolved-extern',
    summary: 'A symbol is used that neither the module, nor the kernel, nor another module of the tree provides.',
    severity: 'error',
  },
  function* (module, tree, trees) {
    for (const use of module.uses) {
      if (use.provider || use.weak || !absence(module, use.symbol)) {
        continue;
      }
      const unread = tree.modules.find((each) => each !== module && mayExport(each, use.symbol));
      const near = nearMiss(use.symbol, module, tree);
      const { reason, help } = near ?? causeOf(use, tree, trees);
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
          `${reason}${doubt(certainty, use.reason ?? (unread && `module '${unread.name}' is incomplete and may export it`))}`,
        help,
        symbol: use.symbol,
        span: atDeclaration ? use.declaration! : use.span,
        via: use.via,
        certainty,
        related: [...(other ? [other] : []), ...(near ? [definitionNote(near.definition)] : [])],
      };
    }
  },
);

/** An object whose text is not there may export anything, a header nothing but what its conditions leave out. */
function mayExport({ lacks, leftOut }: LinkedModule, symbol: string): boolean {
  return lacks === 'objects' || leftOut.includes(symbol);
}

type NearMiss = Cause & { definition: Definition };

const NO_EXPORT: Cause = {
  reason: 'no module exports it',
  help: 'define it in the module, or use a symbol that this kernel exports',
};

/** Why nothing provides a symbol that no module of the tree defines. */
function causeOf({ symbol, declaredBy }: Use, tree: LinkedTree, trees: readonly LinkedTree[]): Cause {
  const has = ({ kernel }: LinkedTree): boolean => kernel.exports.has(symbol);
  const elsewhere = causeElsewhere(tree, trees, { has, verb: ['exports', 'exported'] });
  if (elsewhere || declaredBy === undefined) {
    return elsewhere ?? NO_EXPORT;
  }
  return {
    reason: `${declaredBy} declares it, but the kernel does not export it`,
    help: 'use what this kernel exports: a declaration in a header is for the kernel itself as well',
  };
}

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
