import type { Kernel, LinkedTree } from '../model';
import type { KernelFinding, Rule } from '../rule';
import type { Part } from './parts';

/** What the rules find in any of the parts, kernel by kernel in the order of all kernels. */
export function runRules(parts: readonly Part[], kernels: readonly Kernel[]): KernelFinding[] {
  const order = new Map(kernels.map(({ name }, index) => [name, index]));
  return parts
    .flatMap(({ rules, trees }) => rules.flatMap((rule) => findingsOf(rule, trees)))
    .sort((a, b) => order.get(a.kernel)! - order.get(b.kernel)!);
}

function findingsOf(rule: Rule, trees: readonly LinkedTree[]): KernelFinding[] {
  if (rule.scope === 'kernels') return [...rule.check(trees)];
  return trees.flatMap((tree) => Array.from(rule.check(tree), (finding) => ({ ...finding, kernel: tree.kernel.name })));
}
