'use strict';

/** The rules that say what modpost or depmod says of a build that gets to them, and nothing but that. */
const BUILD_RULES = new Set([
  'static-export',
  'undefined-export',
  'duplicate-export',
  'init-export',
  'missing-namespace-import',
  'restricted-namespace',
  'gpl-only-symbol',
  'missing-license',
  'missing-description',
  'unresolved-extern',
  'missing-extra-symbols',
  'section-mismatch',
  'dependency-cycle',
]);

/** The rules whose errors are the loader's: a build passes. */
const LOADER_RULES = new Set(['proprietary-provider', 'export-collision']);

/**
 * modpost has the same words for a symbol that no module exports and for one whose exporter it is not told of; for a
 * namespace that is not imported, and for one that cannot be.
 */
function ruleOf({ rule, symbol }) {
  if (rule === 'missing-extra-symbols') return 'unresolved-extern';
  return rule === 'restricted-namespace' && symbol ? 'missing-namespace-import' : rule;
}

/** `"ZZFOO"`, as 6.12 prints a namespace that was given as a string, is ZZFOO. */
const unquoted = (name) => name?.replace(/^"(.*)"$/, '$1');

/** Whether a finding says what was said: the same of all that the build's message names. */
function agree(said, finding) {
  const isSame = (part) => said[part] === undefined || unquoted(said[part]) === unquoted(finding[part]);
  return ruleOf(said) === ruleOf(finding) && ['module', 'symbol', 'namespace'].every(isSame);
}

const ABOUT_NAMESPACES = new Set(['missing-namespace-import', 'restricted-namespace']);

function text(finding) {
  const { module, symbol, namespace } = finding;
  const rule = ruleOf(finding);
  const about = [rule, module, symbol, ABOUT_NAMESPACES.has(rule) ? unquoted(namespace) : ''];
  return about.filter(Boolean).join(' ');
}

const texts = (findings) => [...new Set(findings.map(text))].sort();

/**
 * Compares findings with what the real build of the same tree said.
 * @param {{findings: object[], stage: string, atLeast?: boolean}} expected One kernel's part of a verdict.json.
 * @param {object[]} findings As `kmodlint --format json` has them.
 * @returns {{missing: string[], extra: string[]}} Both empty where they agree, as `rule module symbol namespace`.
 */
function compareFindings(expected, findings) {
  const passes = expected.stage.startsWith('ok');
  const isJudged = ({ rule, severity }) =>
    BUILD_RULES.has(rule) || (passes && severity === 'error' && !LOADER_RULES.has(rule));
  const isSaid = (finding) => expected.findings.some((said) => agree(said, finding));
  return {
    missing: texts(expected.findings.filter((said) => !findings.some((finding) => agree(said, finding)))),
    // A build that ended before modpost, or a modpost that suppressed some, does not say all.
    extra: expected.atLeast ? [] : texts(findings.filter((finding) => isJudged(finding) && !isSaid(finding))),
  };
}

module.exports = { compareFindings };
