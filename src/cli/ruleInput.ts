/** What is linted, with the rules that configurations set. */
import type { RuleInput } from '../lint';
import type { Rule } from '../rule';
import { rules as allRules } from '../../rules';
import { configuredRules, rulesOfAll } from './configuredRules';
import type { Input } from './input';

/** The input with the rules of each configuration, and all rules that any of them has on. */
export function withRules({ lint, configs }: Pick<Input, 'lint' | 'configs'>): { ruleInput: RuleInput; rules: Rule[] } {
  const settings = new Map([...configs].map(([each, config]) => [
    each,
    { ...each, rules: configuredRules(allRules, config), incomplete: config?.incomplete },
  ]));
  return {
    ruleInput: { ...lint, settingsOf: (directory: string) => settings.get(lint.settingsOf(directory))! },
    rules: rulesOfAll(allRules, [...settings.values()].map((each) => each.rules)),
  };
}
