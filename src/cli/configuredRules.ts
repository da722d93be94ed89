import type { Config } from '../read/config';
import { nearMisses } from '../nearMisses';
import { withSeverity, type Rule } from '../rule';

/** Rules as a configuration sets them, without those that are off. Throws an InputError for one that is none. */
export function configuredRules(rules: readonly Rule[], config: Config | undefined): Rule[] {
  if (!config) return [...rules];
  const ids = rules.map(({ id }) => id);
  for (const id of config.rules.keys()) {
    if (ids.includes(id)) continue;
    const [near] = nearMisses(id, ids);
    throw config.fault(id, `unknown rule '${id}'${near === undefined ? '' : `: did you mean '${near}'?`}`);
  }
  return rules.flatMap((rule) => {
    const setting = config.rules.get(rule.id);
    if (setting === 'off') return [];
    return [setting === undefined ? rule : withSeverity(rule, setting)];
  });
}
