import { shortestCycle } from '../util/shortestCycle';
import { components } from './components';
import type { Dependency, GraphModule, ModuleGraph } from './moduleGraph';

type NeededModules = (module: GraphModule) => readonly GraphModule[];

/**
 * The order in which the modules of a tree can be loaded: each behind what it needs, else by path. Of modules that need
 * each other the certain needs alone count; where they still do, that is a cycle, which depmod and the loader
 * refuse.
 */
export function loadOrder(
  modules: readonly GraphModule[],
  dependencies: readonly Dependency[],
): Pick<ModuleGraph, 'order' | 'cycles' | 'blocked'> {
  const needs = needsOf(modules, dependencies);
  const certain = needsOf(modules, dependencies.filter(({ certainty }) => certainty === 'certain'));
  const groups = components(modules, needs).flatMap((group) =>
    group.length === 1 ? [group] : components(sorted(group), within(group, certain)),
  );
  const order = groups.flatMap(sorted);
  const cyclic = groups.filter((group) => group.length > 1).map(sorted);
  const cycles = cyclic.map((group) => shortestCycle(group[0]!, within(group, certain))!);
  const blocked = new Set(cyclic.flat());
  for (const module of order) {
    if (certain(module).some((each) => blocked.has(each))) blocked.add(module);
  }
  return { order, cycles, blocked: order.filter((module) => blocked.has(module)) };
}

function needsOf(modules: readonly GraphModule[], dependencies: readonly Dependency[]): NeededModules {
  const needs = new Map(modules.map((module): [GraphModule, GraphModule[]] => [module, []]));
  for (const { user, provider } of dependencies) {
    if (provider.kind === 'own') needs.get(user)!.push(provider);
  }
  return (module) => needs.get(module)!;
}

function within(group: readonly GraphModule[], needs: NeededModules): NeededModules {
  const members = new Set(group);
  return (module) => needs(module).filter((each) => members.has(each));
}

function sorted(modules: readonly GraphModule[]): GraphModule[] {
  return modules.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}
