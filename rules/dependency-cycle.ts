import { moduleRule } from '../src/rule';
import { shortestCycle } from '../src/util/shortestCycle';

/** `Cycle detected: aa -> bb -> aa`: depmod of kmod 30, which then writes no modules.dep; modpost is silent. */
export const dependencyCycle = moduleRule(
  {
    id: 'dependency-cycle',
    summary: 'Modules use symbols of each other, so that none of them can be loaded first.',
    severity: 'error',
  },
  function* (module, tree) {
    const cycle = shortestCycle(module, (each) => tree.needs.get(each)!.certain.keys());
    // Each is said once, at its first module.
    if (!cycle || cycle.some((each) => tree.modules.indexOf(each) < tree.modules.indexOf(module))) return;
    const uses = cycle.map((each, index) => tree.needs.get(each)!.certain.get(cycle[index + 1] ?? module)!);
    const names = [...cycle, module].map(({ name }) => `'${name}'`);
    yield {
      message: `modules depend on each other: ${names.join(' -> ')}`,
      help: 'move what both need into one of them, or into a further module',
      symbol: uses[0]!.symbol,
      span: uses[0]!.span,
      via: uses[0]!.via,
      related: cycle.slice(1).map(({ name }, index) => {
        const { symbol, span } = uses[index + 1]!;
        return { span, message: `module '${name}' uses '${symbol}' here` };
      }),
    };
  },
);
