import { gapWords } from '../model/gaps';
import type { LinkedModule, LinkedTree, Provider, Use } from '../model';
import type { Dependency, GraphModule, ModuleGraph } from './moduleGraph';
import { loadOrder } from './order';

/**
 * How the modules of a tree depend on each other: those asked for and what they need, which module provides what to
 * which, and the order of loading. As with depmod, a weak reference that a module provides counts as well
 * (depmod_load_module_dependencies() in tools/depmod.c of kmod 30).
 */
export function moduleGraph(
  tree: Pick<LinkedTree, 'kernel' | 'modules' | 'needs'>,
  isAsked: (module: LinkedModule) => boolean,
): ModuleGraph {
  const own = new Map(tree.modules.map((module) => [module, ownModule(module)]));
  const others = otherModules();
  const wanted = new Set(tree.modules.filter(isAsked));
  const before = new Set<GraphModule>();
  const dependencies: Dependency[] = [];
  // What is found to be needed is looked at in turn: a Set is walked on into what is added meanwhile.
  for (const module of wanted) {
    const user = own.get(module)!;
    for (const [provider, uses] of tree.needs.get(module)!.all) {
      wanted.add(provider);
      dependencies.push(dependency(user, own.get(provider)!, uses));
    }
    for (const [provider, uses] of usesOfOthers(module, others)) {
      before.add(provider);
      dependencies.push(dependency(user, provider, uses));
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

/** Modules that are not of the tree, each once; undefined for what the kernel itself provides. */
type OtherModules = (provider: Provider) => GraphModule | undefined;

function otherModules(): OtherModules {
  const known = new Map<string, GraphModule>();
  return ({ kind, name: path }) => {
    if (kind !== 'in-tree' && kind !== 'extra') return undefined;
    const key = `${kind} ${path}`;
    const name = path.slice(path.lastIndexOf('/') + 1);
    // What it needs itself, modprobe knows.
    const module = known.get(key) ?? { kind, path, name, certainty: 'certain', incomplete: [] };
    known.set(key, module);
    return module;
  };
}

function usesOfOthers({ uses }: LinkedModule, others: OtherModules): Map<GraphModule, Use[]> {
  const found = new Map<GraphModule, Use[]>();
  for (const use of uses) {
    const provider = use.provider && others(use.provider);
    if (provider) found.set(provider, [...(found.get(provider) ?? []), use]);
  }
  return found;
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
