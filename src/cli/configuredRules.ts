/** Rules as configurations set them. */
import type { Config } from '../read/configuration';
import { nearMisses } from '../util/nearMisses';
import { withSeverity, type Rule } from '../rule';

/**
 * The rules with the severities of a configuration, without those that are off. Throws an InputError for an unknown id.
 */
export function configuredRules(rules: readonly Rule[], config: Config | undefined): Rule[] {
  const ids = rules.map(({ id }) => id);
  for (const { name, fault } of config?.rules ?? []) {
    if (ids.includes(name)) continue;
    const [near] = nearMisses(name, ids);
    throw fault(`unknown rule '${name}'${near === undefined ? '' : `: did you mean '${near}'?`}`);
  }
  const settings = new Map(config?.rules.map(({ name, setting }) => [name, setting]));
  return rules.flatMap((rule) => {
    const setting = settings.get(rule.id);
    if (setting === 'off') return [];
    return [setting === undefined ? rule : withSeverity(rule, setting)];
  });
}

/**
 * The rules that any of the configurations has on. A rule has the severity of the configurations if they agree, else
 * its own.
 */
export function rulesOfAll(rules: readonly Rule[], configured: readonly (readonly Rule[])[]): Rule[] {
  return rules.flatMap((rule) => {
    const found = configured.flatMap((set) => set.filter(({ id }) => id === rule.id));
    const severities = new Set(found.map(({ severity }) => severity));
    return found.length > 0 ? [severities.size === 1 ? found[0]! : rule] : [];
  });
}
