import type { Kernel, LinkedExport, LinkedModule, LinkedTree, Span } from '../src/model';
import { moduleRule } from '../src/rule';
import { closureOf, loadedName } from './lib/neededModules';

/**
 * `exports duplicate symbol x (owned by m)`: verify_exported_symbols() in kernel/module/main.c of 6.12, when the second
 * of two modules is loaded. For modpost they may be alternatives.
 */
export const exportCollision = moduleRule(
  {
    id: 'export-collision',
    summary: 'A symbol is exported that another module of the tree or of the kernel exports too.',
    severity: 'warning',
  },
  function* (module, tree) {
    const isBuilt = !module.build.isRunAssumed || tree.modules.every(({ build }) => build.isRunAssumed);
    for (const fact of isBuilt ? module.exports.filter(isCertain) : []) {
      const collision = inTree(fact, module, tree) ?? inKernel(fact.symbol, module, tree);
      if (!collision) continue;
      const { owner, needing, span } = collision;
      yield {
        severity: needing === undefined ? 'warning' : 'error',
        message:
          `module '${module.name}' exports duplicate symbol '${fact.symbol}' (owned by '${owner}')` +
          (needing === undefined ? ': they cannot be loaded together' : `, and module '${needing}' needs both`),
        help: 'export it from one module that the others use, or under another name',
        symbol: fact.symbol,
        span: fact.span,
        related: span ? [{ span, message: `module '${owner}' exports it here` }] : [],
      };
    }
  },
);

interface Collision {
  owner: string;
  /** A module that cannot be loaded without both. */
  needing?: string;
  span?: Span;
}

function isCertain({ certainty, definition }: LinkedExport): boolean {
  return certainty === 'certain' && definition?.storage === 'global' && definition.certainty === 'certain';
}

/** A module before this one that exports the symbol; one of the same name takes its place instead. */
function inTree({ symbol }: LinkedExport, module: LinkedModule, tree: LinkedTree): Collision | undefined {
  const exporters = tree.exporters.get(symbol)!;
  for (const owner of exporters.slice(0, exporters.indexOf(module))) {
    const theirs = owner.exports.find((fact) => fact.symbol === symbol && isCertain(fact));
    // A module that nothing at the top builds is no fault of one that is built.
    const counts = !owner.build.isUnreached || module.build.isUnreached;
    const isReal = theirs && counts && owner.certainty === 'certain' && module.certainty === 'certain';
    if (!isReal || loadedName(owner.name) === loadedName(module.name)) continue;
    const needing = tree.modules.find((each) => {
      const loaded = closureOf(each, tree).add(each);
      return loaded.has(owner) && loaded.has(module);
    });
    return { owner: owner.name, needing: needing?.name, span: theirs.span };
  }
  return undefined;
}

/** An in-tree module that exports the symbol, unless the driver replaces it or its family. */
function inKernel(symbol: string, module: LinkedModule, tree: LinkedTree): Collision | undefined {
  const path = tree.kernel.exports.get(symbol)?.module;
  if (path === undefined || path === 'vmlinux' || isReplaced(path, tree)) return undefined;
  const needs = module.uses.some(
    ({ provider, certainty }) => provider?.kind === 'in-tree' && provider.name === path && certainty === 'certain',
  );
  return { owner: path, needing: needs ? module.name : undefined };
}

/** By directory, the names of a kernel's modules: read off its thousands of exports once for a kernel. */
const families = new WeakMap<Kernel, Map<string, Set<string>>>();

/** Whether a module of the tree has the name of an in-tree one of the same directory. */
function isReplaced(path: string, { kernel, modules }: LinkedTree): boolean {
  let byDirectory = families.get(kernel);
  if (!byDirectory) {
    byDirectory = new Map();
    for (const { module } of kernel.exports.values()) {
      const directory = directoryOf(module);
      byDirectory.set(directory, (byDirectory.get(directory) ?? new Set()).add(loadedName(module)));
    }
    families.set(kernel, byDirectory);
  }
  const family = byDirectory.get(directoryOf(path));
  return modules.some(({ name }) => family?.has(loadedName(name)));
}

function directoryOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
