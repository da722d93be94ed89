import type { Finding, Severity } from './diagnostic';
import type { LinkedModule, LinkedTree } from './model';

export interface Rule {
  /** Names the fault, without `no-`. */
  id: string;
  /** One sentence: what it reports. */
  summary: string;
  severity: Severity;
  check(tree: LinkedTree): Iterable<Finding>;
}

type ModuleFinding = Omit<Finding, 'rule' | 'module' | 'severity' | 'certainty' | 'related'> &
  Partial<Pick<Finding, 'severity' | 'certainty' | 'related'>>;

/**
 * Makes a rule of a function that looks at one module after the other. What a finding leaves out is filled in: the
 * rule's severity, certain, nothing related. A finding that is only possible is never more than a warning.
 */
export function moduleRule(
  rule: Omit<Rule, 'check'>,
  check: (module: LinkedModule, tree: LinkedTree) => Iterable<ModuleFinding>,
): Rule {
  return {
    ...rule,
    *check(tree) {
      for (const module of tree.modules) {
        for (const finding of check(module, tree)) {
          const certainty = module.certainty === 'possible' ? 'possible' : (finding.certainty ?? 'certain');
          const severity = finding.severity ?? rule.severity;
          yield {
            related: [],
            ...finding,
            rule: rule.id,
            module: module.name,
            certainty,
            severity: certainty === 'possible' && severity === 'error' ? 'warning' : severity,
          };
        }
      }
    },
  };
}
