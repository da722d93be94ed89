import type { LinkedModule } from '../src/model';
import { moduleRule } from '../src/rule';
import { doubt } from './lib/wording';

/** The words of license_is_gpl_compatible() in include/linux/license.h of 6.12, which are compared letter by letter. */
const KNOWN = ['GPL', 'GPL v2', 'GPL and additional rights', 'Dual BSD/GPL', 'Dual MIT/GPL', 'Dual MPL/GPL'];

/**
 * Any other word makes a module proprietary: modpost refuses it GPL-only symbols, and the loader says `module license
 * 'x' taints kernel.` (set_license() in kernel/module/main.c of 6.12). Of words that do not mean the GPL nothing is
 * said: they are what their authors want.
 */
export const unknownLicense = moduleRule(
  {
    id: 'unknown-license',
    summary: 'A licence means the GPL, or nothing, but is not in the words that the kernel knows.',
    severity: 'warning',
  },
  function* (module) {
    for (const { tag, value, certainty, span } of module.tags) {
      if (tag !== 'license' || value === undefined || KNOWN.includes(value) || !meansGpl(value)) continue;
      const near = nearest(value);
      yield {
        severity: usesGplOnly(module) ? 'error' : 'warning',
        certainty,
        message:
          `licence ${JSON.stringify(value)} of module '${module.name}' is not one that the kernel knows, ` +
          `and counts as proprietary${doubt(certainty)}`,
        help: near
          ? `write "${near}", if that is what is meant`
          : `write one of ${KNOWN.map((word) => `"${word}"`).join(', ')}, if the module is under it`,
        span,
        ...(near && {
          fix: {
            title: `write the licence as "${near}"`,
            safety: 'unsafe',
            changes: [{ kind: 'replace', span, text: `"${near}"` }],
          },
        }),
      };
    }
  },
);

/** Whether modpost refuses the module a symbol for its licence. */
function usesGplOnly({ uses }: LinkedModule): boolean {
  return uses.some(
    ({ provider, certainty }) => provider?.gplOnly && provider.certainty === 'certain' && certainty === 'certain',
  );
}

function meansGpl(value: string): boolean {
  return /^\s*$|gpl|\bgnu\b|general public/i.test(value) && !/proprietary|\bno[nt][- ]?gpl/i.test(value);
}

/** The known word for what is probably meant. */
function nearest(value: string): string | undefined {
  const text = value.toLowerCase();
  if (text.trim() === '' || /lgpl|agpl|lesser|affero/.test(text)) return undefined;
  const other = ['bsd', 'mit', 'mpl'].find((word) => new RegExp(`\\b${word}\\b`).test(text));
  if (other) return `Dual ${other.toUpperCase()}/GPL`;
  if (/rights/.test(text)) return 'GPL and additional rights';
  const orLater = /later|\+/.test(text);
  // Version 3 alone is not compatible.
  if (/3/.test(text) && !/2/.test(text)) return undefined;
  return /2/.test(text) && !orLater ? 'GPL v2' : 'GPL';
}
