'use strict';

/** The rules that say what modpost says; the others have no row in a verdict. */
const MODPOST_RULES = new Set([
  'static-export',
  'undefined-export',
  'duplicate-export',
  'init-export',
  'missing-namespace-import',
  'gpl-only-symbol',
  'missing-license',
  'unresolved-extern',
]);

/** `"ZZFOO"`, as 6.12 prints a namespace that was given as a string, is ZZFOO. */
const unquoted = (namespace) => namespace.replace(/^"(.*)"$/, '$1');

/** What makes two findings the same; only a missing import is about a namespace. */
function identity({ rule, module, symbol, namespace }) {
  const about = [rule, module, symbol ?? ''];
  if (rule === 'missing-namespace-import') about.push(unquoted(namespace ?? ''));
  return about.join(' ').trimEnd();
}

/**
 * Compares findings with what the real build of the same tree said.
 * @param {{findings: object[], atLeast?: boolean}} expected One kernel's part of a verdict.json.
 * @param {object[]} findings As `kmodlint --format json` has them.
 * @returns {{missing: string[], extra: string[]}} Both empty where they agree, as `rule module symbol namespace`.
 */
function compareFindings(expected, findings) {
  const wanted = new Set(expected.findings.map(identity));
  const found = new Set(findings.filter(({ rule }) => MODPOST_RULES.has(rule)).map(identity));
  return {
    missing: [...wanted].filter((finding) => !found.has(finding)).sort(),
    // A build that ended before modpost, or a modpost that suppressed some, does not say all.
    extra: expected.atLeast ? [] : [...found].filter((finding) => !wanted.has(finding)).sort(),
  };
}

module.exports = { compareFindings };
