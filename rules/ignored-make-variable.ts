import type { Finding } from '../src/diagnostic';
import type { IgnoredVariable, LinkedModule, LinkedTree } from '../src/model';
import type { TreeRule } from '../src/rule';

interface Ignored {
  variable: IgnoredVariable;
  /** Those of one Kbuild file that are built with it. */
  modules: LinkedModule[];
}

/**
 * EXTRA_CFLAGS, EXTRA_AFLAGS and EXTRA_LDFLAGS are not read from 6.15 on (Linux e966ad0edd00). What is missing by that
 * is not said by other rules.
 */
export const ignoredMakeVariable: TreeRule = {
  id: 'ignored-make-variable',
  summary: 'EXTRA_CFLAGS, EXTRA_AFLAGS or EXTRA_LDFLAGS is set, which kbuild ignores since Linux 6.15.',
  severity: 'error',
  *check(tree) {
    for (const ignored of ignoredIn(tree)) yield findingOf(ignored);
  },
};

function ignoredIn({ modules }: LinkedTree): Iterable<Ignored> {
  const places = new Map<string, Ignored>();
  for (const module of modules) {
    for (const variable of module.build.ignoredVariables ?? []) {
      const key = JSON.stringify([variable.name, variable.span]);
      const known = places.get(key);
      places.set(key, { variable: known?.variable ?? variable, modules: [...(known?.modules ?? []), module] });
    }
  }
  return places.values();
}

function findingOf({ variable, modules }: Ignored): Finding {
  const { name, instead, words, isPassed, span, places } = variable;
  const built = modules.filter(({ certainty }) => certainty === 'certain');
  const certainty = built.length > 0 ? variable.certainty : 'possible';
  const needing = built.find(({ neededFlags }) => neededFlags.some(isOf(name)));
  const loss = needing
    ? `module '${needing.name}' needs ${listed(needing.neededFlags.filter(isOf(name)))}`
    : `${listed(words)} ${words.length === 1 ? 'is' : 'are'} lost`;
  const help = isPassed
    ? `write '${instead} += $(${name})' in the Kbuild file, which all kernels take`
    : `use ${instead} in its place, which all kernels take`;
  const changes = places.map((place) => ({ kind: 'replace' as const, span: place, text: instead }));
  return {
    rule: 'ignored-make-variable',
    severity: needing && certainty === 'certain' ? 'error' : 'warning',
    certainty,
    message: `kbuild ignores '${name}': ${loss}`,
    help,
    module: (needing ?? modules[0]!).name,
    span,
    related: [],
    ...(changes.length > 0 && { fix: { title: `use ${instead}`, safety: 'safe' as const, changes } }),
  };
}

/** Whether a flag can be of a variable: the linker has its own. */
function isOf(name: string): (flag: string) => boolean {
  return (flag) => flag.startsWith('--defsym') === (name === 'EXTRA_LDFLAGS');
}

const MOST_LISTED = 3;

function listed(flags: readonly string[]): string {
  const shown = flags.slice(0, MOST_LISTED).map((flag) => `'${flag}'`);
  const more = flags.length - shown.length;
  return shown.join(', ') + (more > 0 ? ` and ${more} more` : '');
}
