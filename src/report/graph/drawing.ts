/** What a picture of the graph shows, whatever its format. */
import type { Dependency, GraphModule, ModuleGraph } from '../../graph/moduleGraph';

/** This many modules that differ only by name are drawn as one box: fifty probes of one core become two boxes. */
const FEWEST_ALIKE = 3;

/** Modules that are drawn as one box. */
export interface Box {
  id: string;
  kind: GraphModule['kind'];
  names: readonly string[];
  /**
   * The directory of its modules; undefined for modules that are not of the tree, and for a directory with a single
   * module.
   */
  directory?: string;
  /** Its modules cannot be loaded. */
  isBlocked: boolean;
}

/** From the modules that use symbols to the module that provides them. */
export interface Arrow {
  from: Box;
  to: Box;
  /** The number of symbols: `3`, or `2–7` if the modules of a box differ. */
  label: string;
  /** The symbols, sorted. */
  symbols: readonly string[];
  isPossible: boolean;
  /** Both ends are in one cycle. */
  isCyclic: boolean;
}

export interface Drawing {
  title: string;
  boxes: readonly Box[];
  arrows: readonly Arrow[];
}

type DirectoryOf = (module: GraphModule) => string | undefined;

/**
 * The boxes and arrows of a graph. Modules of one directory that need the same, and that no module needs, share a box.
 * A directory with a single module is not drawn: it would add no more than its name.
 */
export function drawingOf(graph: ModuleGraph): Drawing {
  const directoryOf = directories(graph);
  const groups = groupsOf(graph, directoryOf);
  const boxes = new Map(groups.flatMap((group, index) => {
    const box = boxOf(group, `n${index}`, graph, directoryOf);
    return group.map((module): [GraphModule, Box] => [module, box]);
  }));
  const arrows = new Map<string, Dependency[]>();
  for (const each of graph.dependencies) {
    const key = `${boxes.get(each.user)!.id} ${boxes.get(each.provider)!.id}`;
    arrows.set(key, [...(arrows.get(key) ?? []), each]);
  }
  const title = `modules on kernel ${graph.kernel}: each arrow leads to what is needed, and counts its symbols`;
  return {
    title,
    boxes: [...new Set(boxes.values())],
    arrows: [...arrows.values()].map((alike) => arrowOf(alike, boxes, graph)),
  };
}

function directories({ modules }: ModuleGraph): DirectoryOf {
  const counts = new Map<string, number>();
  for (const { path } of modules) counts.set(dirname(path), (counts.get(dirname(path)) ?? 0) + 1);
  return ({ kind, path }) => (kind === 'own' && counts.get(dirname(path))! > 1 ? dirname(path) : undefined);
}

function groupsOf(
  { modules, before, dependencies, blocked }: ModuleGraph,
  directoryOf: DirectoryOf,
): GraphModule[][] {
  const needed = new Set(dependencies.map(({ provider }) => provider));
  const alike = new Map<string, GraphModule[]>();
  for (const module of [...modules, ...before]) {
    const needs = dependencies
      .filter(({ user }) => user === module)
      .map(({ provider, certainty }) => [provider.kind, provider.path, certainty]);
    const likeness = [module.kind, directoryOf(module) ?? null, blocked.includes(module), needs];
    const key = JSON.stringify(needed.has(module) ? [module.kind, module.path] : likeness);
    alike.set(key, [...(alike.get(key) ?? []), module]);
  }
  return [...alike.values()].flatMap((group) => (group.length < FEWEST_ALIKE ? group.map((each) => [each]) : [group]));
}

function boxOf(
  group: readonly GraphModule[],
  id: string,
  { blocked }: ModuleGraph,
  directoryOf: DirectoryOf,
): Box {
  const first = group[0]!;
  const directory = directoryOf(first);
  return {
    id,
    kind: first.kind,
    names: group.map(({ name }) => name),
    ...(directory !== undefined && { directory }),
    isBlocked: blocked.includes(first),
  };
}

function arrowOf(alike: readonly Dependency[], boxes: ReadonlyMap<GraphModule, Box>, { cycles }: ModuleGraph): Arrow {
  const { user, provider, certainty } = alike[0]!;
  const counts = alike.map(({ symbols }) => symbols.length);
  const [fewest, most] = [Math.min(...counts), Math.max(...counts)];
  const symbols = new Set(alike.flatMap((each) => each.symbols.map(({ symbol }) => symbol)));
  return {
    from: boxes.get(user)!,
    to: boxes.get(provider)!,
    label: fewest === most ? `${most}` : `${fewest}–${most}`,
    symbols: [...symbols].sort(),
    isPossible: certainty === 'possible',
    isCyclic: cycles.some((cycle) => cycle.includes(user) && cycle.includes(provider)),
  };
}

function dirname(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '.';
}
