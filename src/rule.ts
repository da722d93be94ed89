import type { Finding, Severity } from './diagnostic';
import type { LinkedModule, LinkedTree } from './model';

interface RuleFacts {
  /** Names the fault, without `no-`. */
  id: string;
  /** One sentence: what it reports. */
  summary: string;
  severity: Severity;
}

/** A rule that looks at the tree as it is linked for one kernel. */
export interface TreeRule extends RuleFacts {
  scope?: undefined;
  check(tree: LinkedTree): Iterable<Finding>;
}

/** A rule that compares kernels: it gets the trees of all that are linted for, the oldest kernel first. */
export interface KernelsRule extends RuleFacts {
  scope: 'kernels';
  check(trees: readonly LinkedTree[]): Iterable<KernelFinding>;
}

export type Rule = TreeRule | KernelsRule;

/** A finding with the name of the kernel that it holds for. */
export type KernelFinding = Finding & { kernel: string };

type ModuleFinding = Omit<Finding, 'rule' | 'module' | 'severity' | 'certainty' | 'related'> &
  Partial<Pick<Finding, 'severity' | 'certainty' | 'related'>>;

/**
 * Makes a rule of a function that looks at one module after the other. What a finding leaves out is filled in: the
 * rule's severity, certain, nothing related. A finding that is only possible is never more than a warning.
 */
export function moduleRule(
  rule: RuleFacts,
  check: (module: LinkedModule, tree: LinkedTree) => Iterable<ModuleFinding>,
): TreeRule {
  return {
    ...rule,
    *check(tree) {
      for (const module of tree.linted ?? tree.modules) {
        for (const finding of check(module, tree)) yield filledIn(finding, module, rule);
      }
    },
  };
}

/** As moduleRule(), for a function that also looks at the trees of the other kernels, the oldest first. */
export function kernelsRule(
  rule: RuleFacts,
  check: (module: LinkedModule, tree: LinkedTree, trees: readonly LinkedTree[]) => Iterable<ModuleFinding>,
): KernelsRule {
  return {
    ...rule,
    scope: 'kernels',
    *check(trees) {
      for (const tree of trees) {
        const { name } = tree.kernel;
        for (const module of tree.linted ?? tree.modules) {
          for (const finding of check(module, tree, trees)) yield { ...filledIn(finding, module, rule), kernel: name };
        }
      }
    },
  };
}

/** A rule whose findings have another severity; what is only possible is never more than a warning. */
export function withSeverity(rule: Rule, severity: Severity): Rule {
  const changed = <T extends Finding>(finding: T): T => capSeverity({ ...finding, severity });
  if (rule.scope === 'kernels') {
    const compare = (trees: readonly LinkedTree[]): KernelFinding[] => Array.from(rule.check(trees), changed);
    return { ...rule, severity, check: compare };
  }
  return { ...rule, severity, check: (tree: LinkedTree): Finding[] => Array.from(rule.check(tree), changed) };
}

function filledIn(finding: ModuleFinding, module: LinkedModule, rule: RuleFacts): Finding {
  const certainty = module.certainty === 'possible' ? 'possible' : (finding.certainty ?? 'certain');
  return capSeverity({
    related: [],
    ...finding,
    rule: rule.id,
    module: module.name,
    ...(module.build.isUnreached && { isUnreached: true }),
    certainty,
    severity: finding.severity ?? rule.severity,
  });
}

/** A finding that is only possible is never more than a warning. */
function capSeverity<T extends Finding>(finding: T): T {
  return finding.certainty === 'possible' && finding.severity === 'error' ? { ...finding, severity: 'warning' } : finding;
}
