import fc from 'fast-check';
import type { Dependency, GraphModule, ModuleGraph } from '../../src/graph/moduleGraph';
import { moduleGraph } from '../../src/graph/readGraph';
import { loadOrder } from '../../src/graph/order';
import type { LinkedModule } from '../../src/model';
import { graphDot } from '../../src/report/graph/dot';
import { graphJson } from '../../src/report/graph/graphJson';
import { graphMermaid } from '../../src/report/graph/mermaid';
import { graphText } from '../../src/report/graph/graphText';
import { dependency, own } from '../graph/modules';
import { exported, kernel, linked, provider, treeOn, use } from '../rules/tree';
import { jsonStyle } from '../report/sample';

const MOST = 9;
const certainty = fc.constantFrom('certain' as const, 'possible' as const);
const edges = fc.uniqueArray(fc.tuple(fc.nat(MOST - 1), fc.nat(MOST - 1), certainty), {
  maxLength: 25,
  selector: ([user, needed]) => `${user} ${needed}`,
});
const pairs = edges.map((all) => all.filter(([user, needed]) => user !== needed));

/** All that can be reached from a module. */
function reached(start: GraphModule, dependencies: readonly Dependency[]): Set<GraphModule> {
  const found = new Set<GraphModule>();
  const open = [start];
  for (const module of open) {
    for (const { provider: next } of dependencies.filter(({ user }) => user === module)) {
      if (!found.has(next)) open.push(next);
      found.add(next);
    }
  }
  return found;
}

test('whatever the graph: its edges are heeded, its cycles are found, and nothing else is blocked', () => {
  fc.assert(
    fc.property(pairs, (all) => {
      const modules = Array.from({ length: MOST }, (_, index) => own(`m${index}`));
      const dependencies = all.map(([user, needed, sure]) => dependency(modules[user]!, modules[needed]!, sure));
      const certain = dependencies.filter((each) => each.certainty === 'certain');
      const { order, cycles, blocked } = loadOrder(modules, dependencies);
      expect([...order].sort((a, b) => (a.path < b.path ? -1 : 1))).toEqual(modules);
      const isCyclic = (module: GraphModule): boolean => reached(module, certain).has(module);
      for (const { user, provider: needed, certainty: sure } of dependencies) {
        if (order.indexOf(needed) < order.indexOf(user)) continue;
        // A certain need gives way to nothing but a cycle, a possible one to a cycle of any kind.
        expect(reached(needed, sure === 'certain' ? certain : dependencies)).toContain(user);
      }
      for (const cycle of cycles) {
        for (const [index, module] of cycle.entries()) {
          const next = cycle[(index + 1) % cycle.length];
          expect(certain.some((each) => each.user === module && each.provider === next)).toBe(true);
        }
      }
      const stuck = modules.filter((each) => isCyclic(each) || [...reached(each, certain)].some(isCyclic));
      expect(new Set(blocked)).toEqual(new Set(stuck));
      const shown = new Set(cycles.flat());
      for (const module of modules.filter(isCyclic)) {
        const alike = [...reached(module, certain)].filter((each) => reached(each, certain).has(module));
        expect(alike.some((each) => shown.has(each))).toBe(true);
      }
    }),
  );
});

const unit = fc.constantFrom('a', '-', '_', '/', '"', '\\', '\n', '#', '<', ' ');
const name = fc.string({ unit, minLength: 1, maxLength: 6 });

function linkedModules(
  names: readonly string[],
  all: readonly (readonly [number, number, 'certain' | 'possible'])[],
): LinkedModule[] {
  return names.map((module, index) =>
    linked({
      name: module,
      directory: index % 2 === 0 ? '.' : 'sub dir',
      exports: [exported(`f${index}`)],
      uses: all
        .filter(([user, needed]) => user === index && names[needed] !== undefined)
        .map(([, needed, sure]) =>
          use(`f${needed}`, { certainty: sure, provider: provider({ kind: 'sibling', name: names[needed] }) })),
    }),
  );
}

const everything = (graph: ModuleGraph): string =>
  [graphText(graph, String), graphJson(graph, jsonStyle), graphDot(graph), graphMermaid(graph)].join('\0');

test('the same modules give the same bytes, in whatever order they come', () => {
  const trees = fc.tuple(fc.uniqueArray(name, { minLength: 1, maxLength: MOST }), pairs);
  fc.assert(
    fc.property(
      trees.chain(([names, all]) => {
        const modules = linkedModules(names, all);
        return fc.tuple(fc.constant(modules), fc.shuffledSubarray(modules, { minLength: modules.length }));
      }),
      ([modules, shuffled]) => {
        const said = (of: LinkedModule[]): string =>
          everything(moduleGraph(treeOn(kernel(), of), () => true));
        expect(said(shuffled)).toBe(said(modules));
      },
    ),
  );
});
