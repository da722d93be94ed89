import { gapWords } from '../model/gaps';
import type { LinkedModule, LinkedTree, Use } from '../model';
import type { Dependency, GraphModule, ModuleGraph } from './moduleGraph';
import { loadOrder } from './order';

/** Finds the module that provides what a module uses; nothing where that is the kernel itself, or nobody. */
type FindProvider = (use: Use, user: LinkedModule) => LinkedModule | GraphModule | undefined;

/**
 * How the modules of a tree hang together: those asked for and what they need, who provides what to whom, and the order
 * of loading. As with depmod, a weak reference that somebody provides counts as well
 * (depmod_load_module_dependencies() in tools/depmod.c of kmod 30).
 */
export function moduleGraph(
  tree: Pick<LinkedTree, 'kernel' | 'modules'>,
  isAsked: (module: LinkedModule) => boolean,
): ModuleGraph {
  const own = new Map(tree.modules.map((module) => [module, ownModule(module)]));
  const find = providerFinder(tree.modules);
  const wanted = new Set(tree.modules.filter(isAsked));
  const before = new Set<GraphModule>();
  const dependencies: Dependency[] = [];
  // What is found to be needed is looked at in turn: a Set is walked on into what is added meanwhile.
  for (const module of wanted) {
    for (const [provider, uses] of usesByProvider(module, find)) {
      if ('uses' in provider) wanted.add(provider);
      else before.add(provider);
      const node = 'uses' in provider ? own.get(provider)! : provider;
      dependencies.push(dependency(own.get(module)!, node, uses));
    }
  }
  const modules = [...wanted].map((module) => own.get(module)!).sort(byPath);
  dependencies.sort((a, b) => byPath(a.user, b.user) || byPath(a.provider, b.provider));
  return {
    kernel: tree.kernel.name,
    modules,
    before: [...before].sort(byPath),
    dependencies,
    ...loadOrder(modules, dependencies),
  };
}

function ownModule({ directory, name, certainty, incomplete }: LinkedModule): GraphModule {
  return { kind: 'own', path: directory === '.' ? name : `${directory}/${name}`, name, certainty, incomplete: gapWords(incomplete) };
}

/** What it needs itself, modprobe knows. */
function otherModule(kind: 'in-tree' | 'extra', path: string): GraphModule {
  return { kind, path, name: path.slice(path.lastIndexOf('/') + 1), certainty: 'certain', incomplete: [] };
}

function providerFinder(modules: readonly LinkedModule[]): FindProvider {
  const exporters = new Map<string, LinkedModule[]>();
  for (const module of modules) {
    for (const { symbol } of module.exports) exporters.set(symbol, [...(exporters.get(symbol) ?? []), module]);
  }
  const others = new Map<string, GraphModule>();
  return ({ symbol, provider }, user) => {
    if (!provider || provider.kind === 'vmlinux') return undefined;
    const { kind, name: path } = provider;
    if (kind === 'sibling') {
      const named = (exporters.get(symbol) ?? []).filter((module) => module.name === path && module !== user);
      // Modules of one name are chosen among as providers are: one of the same run, if there is one.
      return named.find(({ run }) => run === user.run) ?? named[0];
    }
    const key = `${kind} ${path}`;
    const other = others.get(key) ?? otherModule(kind, path);
    others.set(key, other);
    return other;
  };
}

function usesByProvider(module: LinkedModule, find: FindProvider): Map<LinkedModule | GraphModule, Use[]> {
  const uses = new Map<LinkedModule | GraphModule, Use[]>();
  for (const use of module.uses) {
    const provider = find(use, module);
    if (provider) uses.set(provider, [...(uses.get(provider) ?? []), use]);
  }
  return uses;
}

/** A use of what may not be exported is as possible as one that may not be made. */
function dependency(user: GraphModule, provider: GraphModule, uses: readonly Use[]): Dependency {
  const symbols = uses.map((use) => ({
    symbol: use.symbol,
    certainty: use.certainty === 'certain' ? use.provider!.certainty : use.certainty,
  }));
  symbols.sort((a, b) => (a.symbol < b.symbol ? -1 : 1));
  const certainty = symbols.some((each) => each.certainty === 'certain') ? 'certain' : 'possible';
  return { user, provider, symbols, certainty };
}

/** In-tree and extra modules may have one path. */
function byPath(a: GraphModule, b: GraphModule): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return a.kind < b.kind ? -1 : Number(a.kind > b.kind);
}
