import type { Definition, LinkedModule, LinkedTree } from '../src/model';
import { kernelsRule } from '../src/rule';
import { definitionNote, doubt, leastCertain, storageWords } from './wording';

/** `"x" [m.ko] undefined!`: check_exports() in scripts/mod/modpost.c of 6.12; weak references are exempt. */
export const unresolvedExtern = kernelsRule(
  {
    id: 'unresolved-extern',
    summary: 'A symbol is used that neither the module, nor the kernel, nor another module of the tree provides.',
    severity: 'error',
  },
  function* (module, tree, trees) {
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
      const { reason, help } = near ?? otherKernels(use.symbol, tree, trees) ?? NOBODY;
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
          `${reason}${doubt(certainty, use.reason ?? mayExport)}`,
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

/** Why nobody provides a symbol, and what to do about it. */
type Cause = { reason: string; help: string };
type NearMiss = Cause & { definition: Definition };

const NOBODY: Cause = {
  reason: 'nobody exports it',
  help: 'define it in the module, or use a symbol that this kernel exports',
};

/** Another of the kernels asked for that exports it; kernels of another architecture are no earlier or later ones. */
function otherKernels(symbol: string, { kernel }: LinkedTree, trees: readonly LinkedTree[]): Cause | undefined {
  const kernels = trees.map((tree) => tree.kernel).filter(({ arch }) => arch === kernel.arch);
  const exporting = kernels.flatMap(({ exports }, index) => (exports.has(symbol) ? [index] : []));
  const here = kernels.indexOf(kernel);
  const last = exporting.findLast((index) => index < here);
  if (last !== undefined) {
    return {
      reason: `the kernel exported it up to ${kernels[last]!.name}, it is gone since ${kernels[last + 1]!.name}`,
      help: 'use what has replaced it where LINUX_VERSION_CODE says that it is gone',
    };
  }
  const next = exporting[0];
  return next === undefined ? undefined : {
    reason: `the kernel exports it from ${kernels[next]!.name} on, not before`,
    help: 'use it where LINUX_VERSION_CODE says that it is there, and something else before',
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
