import type { LinkedModule, LinkedTree, Use } from '../src/model';
import { moduleRule } from '../src/rule';
import { dependenciesOf } from './siblings';

interface Step {
  module: LinkedModule;
  use: Use;
}

/** `Cycle detected: aa -> bb -> aa`: depmod of kmod 30, which then writes no modules.dep; modpost is silent. */
export const dependencyCycle = moduleRule(
  {
    id: 'dependency-cycle',
    summary: 'Modules use symbols of each other, so that none of them can be loaded first.',
    severity: 'error',
  },
  function* (module, tree) {
    const cycle = shortestCycle(module, tree);
    // Each is said once, at its first module.
    if (!cycle || cycle.some((step) => tree.modules.indexOf(step.module) < tree.modules.indexOf(module))) return;
    const [first, ...others] = cycle;
    const names = [...cycle.map((step) => step.module.name), module.name];
    yield {
      message: `modules depend on each other: ${names.map((name) => `'${name}'`).join(' -> ')}`,
      help: 'move what both need into one of them, or into a further module',
      symbol: first!.use.symbol,
      span: first!.use.span,
      via: first!.use.via,
      related: others.map(({ module: { name }, use: { symbol, span } }) => ({
        span,
        message: `module '${name}' uses '${symbol}' here`,
      })),
    };
  },
);

/** The shortest way from a module back to it, one step for each module on it. */
function shortestCycle(start: LinkedModule, tree: LinkedTree): Step[] | undefined {
  const seen = new Set<LinkedModule>();
  let open: { module: LinkedModule; way: Step[] }[] = [{ module: start, way: [] }];
  while (open.length > 0) {
    const next: typeof open = [];
    for (const { module, way } of open) {
      for (const [needed, use] of dependenciesOf(module, tree)) {
        const longer = [...way, { module, use }];
        if (needed === start) return longer;
        if (seen.has(needed)) continue;
        seen.add(needed);
        next.push({ module: needed, way: longer });
      }
    }
    open = next;
  }
  return undefined;
}
