import type { Dependency, GraphModule, ModuleGraph } from '../../graph/moduleGraph';

/** The graph for programs: fields are only ever added within a `formatVersion`. */
export function graphJson({ kernel, modules, before, dependencies, order, cycles, blocked }: ModuleGraph): string {
  const document = {
    formatVersion: 1,
    kernel,
    modules: modules.map(({ path, name, certainty, incomplete }) => ({
      path,
      name,
      certainty,
      incomplete,
      loadable: !blocked.some((module) => module.path === path),
      needs: dependencies.filter(({ user }) => user.path === path).map(need),
    })),
    before: before.map(({ kind, path, name }) => ({ kind, path, name })),
    insmod: order.map(pathOf),
    rmmod: order.toReversed().map(pathOf),
    cycles: cycles.map((cycle) => cycle.map(pathOf)),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function need({ provider: { kind, path }, certainty, symbols }: Dependency): object {
  return { kind, path, certainty, symbols };
}

function pathOf({ path }: GraphModule): string {
  return path;
}
