import { moduleRule } from '../src/rule';
import { alternativesOf } from './lib/spdxExpression';

/** Version 2 of the GPL, which the kernel is under. */
const GPL = /^GPL-2\.0(-only|-or-later|\+)?$/;
/** What cannot be part of a work under version 2 of the GPL, by the FSF's list of licences. */
const NOT_WITH_GPL = /^(L?GPL-3\.0.*|AGPL-.*|Apache-2\.0|CDDL-.*|EPL-.*)$/;
/** The other licence of a dual one, by its SPDX identifiers. */
const PARTNERS: ReadonlyMap<string, RegExp> = new Map([
  ['Dual BSD/GPL', /^(0BSD|BSD-.*)$/],
  ['Dual MIT/GPL', /^(MIT|MIT-0|X11)$/],
  ['Dual MPL/GPL', /^MPL-/],
]);
const KNOWN = [GPL, ...PARTNERS.values()];
/** license_is_gpl_compatible() in include/linux/license.h of 6.12, dual ones apart. */
const PLAIN = new Set(['GPL', 'GPL v2', 'GPL and additional rights']);

/**
 * What MODULE_LICENSE() stands for: Documentation/process/license-rules.rst of 6.12. Nothing in a build compares it
 * with what the source says.
 */
export const licenseMismatch = moduleRule(
  {
    id: 'license-mismatch',
    summary: 'MODULE_LICENSE() says something else than the SPDX-License-Identifier of the same file.',
    severity: 'warning',
  },
  function* (module) {
    for (const { tag, value, certainty, span } of module.tags) {
      const spdx = module.spdx.find((each) => each.span.file === span.file);
      if (tag !== 'license' || value === undefined || certainty !== 'certain' || !spdx) {
        continue;
      }
      const alternatives = alternativesOf(spdx.expression);
      const reason = alternatives && contradiction(value, alternatives);
      if (reason === undefined) {
        continue;
      }
      yield {
        message: `MODULE_LICENSE(${JSON.stringify(value)}) does not match '${spdx.expression}', ${reason}`,
        help: 'make both agree: the loader reads the one, and who may copy the source depends on the other',
        span,
        related: [{ span: spdx.span, message: 'the licence of the file is here' }],
      };
    }
  },
);

/** Why a licence of a module's cannot be meant by an expression; undefined where it can be, or is not known. */
function contradiction(license: string, alternatives: readonly (readonly string[])[]): string | undefined {
  const partner = PARTNERS.get(license);
  const isGplOnly = alternatives.every((ids) => ids.some((id) => GPL.test(id)));
  if (!partner && !PLAIN.has(license)) {
    // "GPL v3" and the like are meant to be the GPL, and are for another rule.
    return isGplOnly && !/gpl/i.test(license) ? 'which is the GPL' : undefined;
  }
  const foreign = alternatives.map((ids) => ids.find((id) => NOT_WITH_GPL.test(id)));
  if (foreign.every((id) => id !== undefined)) {
    return `for ${foreign[0]} is not compatible with version 2 of the GPL`;
  }
  const isKnown = alternatives.flat().every((id) => KNOWN.some((pattern) => pattern.test(id)));
  if (!partner || !isKnown || alternatives.flat().some((id) => partner.test(id))) {
    return undefined;
  }
  return isGplOnly ? 'which is the GPL alone' : 'whose other licence is another one';
}
