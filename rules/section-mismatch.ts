import { isSince, type Kernel, type Section, type SectionMismatch } from '../src/model';
import { moduleRule } from '../src/rule';
import { definitionNote, doubt, leastCertain } from './lib/wording';

/**
 * `m: section mismatch in reference: f+0x12 (section: .text) -> setup (section: .init.text)`: sectioncheck[] in
 * scripts/mod/modpost.c of 6.12, a warning unless CONFIG_SECTION_MISMATCH_WARN_ONLY is not set.
 */
export const sectionMismatch = moduleRule(
  {
    id: 'section-mismatch',
    summary: 'Code or data refers to what is in an init or exit section, and freed or left out before it is used.',
    severity: 'warning',
  },
  function* (module, { kernel }) {
    for (const mismatch of module.sectionMismatches) {
      const { from, to, symbol, definition, reason, span } = mismatch;
      if (mayRefer(mismatch, kernel)) continue;
      const certainty = leastCertain(mismatch.certainty, definition.certainty);
      yield {
        message:
          `section mismatch in reference: '${from.symbol}' (section: ${sectionName(from.section, from.kind)}) -> ` +
          `'${symbol}' (section: ${sectionName(to, definition.kind)})${doubt(certainty, reason)}`,
        help: HELP[to],
        symbol,
        span,
        certainty,
        related: [definitionNote(definition)],
      };
    }
  },
);

const HELP: Record<Section, string> = {
  init: "take '__init' off what is needed later, or put what refers to it into an init section too",
  exit: "take '__exit' off what is needed before, or put what refers to it into an exit section too",
};

function sectionName(section: Section | undefined, kind: 'function' | 'variable'): string {
  const name = kind === 'function' ? 'text' : 'data';
  return section === undefined ? `.${name}` : `.${section}.${name}`;
}

/** secref_whitelist() in scripts/mod/modpost.c: data with these names holds what is used at the right time alone. */
function mayRefer({ from, to }: SectionMismatch, kernel: Kernel): boolean {
  if (from.kind === 'function' || from.section) return false;
  if (/(_ops|_probe|_console)$|^__param/.test(from.symbol)) return true;
  // Those of 5.10 and 6.1, which 6.12 has no more.
  if (isSince(kernel, 6, 12)) return false;
  return /(_template|_timer|_sht|_probe_one)$/.test(from.symbol) || (to === 'exit' && from.symbol.endsWith('driver'));
}
