/** The graph as JSON. */
import type { Dependency, GraphModule, ModuleGraph } from '../../graph/moduleGraph';
import { jsonDocument, jsonText, type JsonStyle } from '../jsonDocument';

/** Formats the graph. A module's `path` is relative to the root, its `ko` to the working directory. */
export function graphJson(
  { kernel, modules, before, dependencies, order, cycles, blocked }: ModuleGraph,
  style: JsonStyle,
): string {
  return jsonText(jsonDocument(style, {
    kernel,
    modules: modules.map(({ path, name, certainty, incomplete }) => ({
      path,
      ko: style.name(`${path}.ko`),
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
  }));
}

function need({ provider: { kind, path }, certainty, symbols }: Dependency): object {
  return { kind, path, certainty, symbols };
}

function pathOf({ path }: GraphModule): string {
  return path;
}
