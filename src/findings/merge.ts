import type { Diagnostic, Finding, Fix, Step } from '../diagnostic';
import { agreement, forItsKernels } from '../fix/claims';
import { fixPlacer } from '../fix/fixPlacer';
import type { Kernel, LinkedTree, Tree } from '../model';
import type { Part } from './parts';
import { placer, type Place } from './place';
import type { KernelFinding, Rule } from '../rule';
import { chainWords, stepOf } from './viaText';

interface MergeInput {
  tree: Tree;
  /** Those in scope: no other is changed. */
  files: readonly string[];
  /** All, in the order of the report's. */
  kernels: readonly Kernel[];
  isReported(file: string): boolean;
}

/** A finding with the fix that the rule has for it on any of its kernels, not yet placed. */
interface Merged {
  diagnostic: Diagnostic;
  fix?: Fix;
}

/**
 * What the rules find in any of the parts, in reading order, each finding once with the kernels that it holds for.
 * Kernels differ in how a namespace is imported, say, and in the lines of their headers, where the fault is one: the
 * help and the way through the headers are those of the first. A fix is made of what is to be changed for each of them.
 */
export function mergedDiagnostics(parts: readonly Part[], input: MergeInput): Diagnostic[] {
  const { tree, kernels, isReported } = input;
  const place = placer(tree);
  const merged = new Map<string, Merged>();
  const order = new Map(kernels.map(({ name }, index) => [name, index]));
  const findings = parts
    .flatMap(({ rules, trees }) => rules.flatMap((rule) => findingsOf(rule, trees)))
    .sort((a, b) => order.get(a.kernel)! - order.get(b.kernel)!);
  for (const { kernel, fix, isUnreached, ...finding } of findings) {
    if (!isReported(finding.span.file)) continue;
    const key = JSON.stringify({ ...finding, help: '', via: [] });
    const known = merged.get(key);
    const steps = finding.via?.map((step) => stepOf(step, tree)) ?? [];
    const { isUnreached: wasUnreached, ...diagnostic } = known
      ? alsoOn(kernel, known.diagnostic, steps)
      : diagnosticOf(finding, kernel, steps, place);
    merged.set(key, {
      diagnostic: isUnreached && (!known || wasUnreached) ? { ...diagnostic, isUnreached } : diagnostic,
      fix: known?.fix && fix ? bothFixes(known.fix, fix) : (known?.fix ?? fix),
    });
  }
  return withFixes([...merged.values()], findings, parts, input).sort(inReadingOrder);
}

function withFixes(
  merged: readonly Merged[],
  findings: readonly KernelFinding[],
  parts: readonly Part[],
  { tree, files, kernels, isReported }: MergeInput,
): Diagnostic[] {
  const isAgreed = agreement(findings, parts);
  const inScope = new Set(files);
  const placed = fixPlacer({
    tree,
    kernels,
    isChangeable: (file) => inScope.has(file) && isReported(file),
  });
  return merged.map(({ diagnostic, fix }) => {
    const agreed = fix && isAgreed(diagnostic.rule, fix) ? fix : undefined;
    const whole = agreed && placed({ ...agreed, changes: agreed.changes.map((each) => forItsKernels(each, parts)) });
    return whole ? { ...diagnostic, fix: whole } : diagnostic;
  });
}

/** What is changed for one kernel and for another, each change once. */
function bothFixes(known: Fix, other: Fix): Fix {
  const all = [...known.changes, ...other.changes];
  const changes = new Map(all.map((change) => [JSON.stringify(change), change]));
  const safety = known.safety === 'safe' ? other.safety : 'unsafe';
  return { ...known, safety, changes: [...changes.values()] };
}

function findingsOf(rule: Rule, trees: readonly LinkedTree[]): KernelFinding[] {
  if (rule.scope === 'kernels') return [...rule.check(trees)];
  return trees.flatMap((tree) => Array.from(rule.check(tree), (finding) => ({ ...finding, kernel: tree.kernel.name })));
}

function diagnosticOf(finding: Omit<Finding, 'fix'>, kernel: string, steps: readonly Step[], place: Place): Diagnostic {
  const { span, related, via, ...rest } = finding;
  return {
    ...rest,
    message: finding.message + chainWords(steps),
    ...place(span),
    kernels: [kernel],
    related: related.map(({ span: other, message }) => ({ ...place(other), message })),
    ...(via && via.length > 0 && { via: steps }),
  };
}

function alsoOn(kernel: string, known: Diagnostic, steps: readonly Step[]): Diagnostic {
  // A rule may say the same of a kernel more than once.
  if (known.kernels.includes(kernel)) return known;
  const differs = JSON.stringify(steps) !== JSON.stringify(known.via ?? []);
  const kernels = [...known.kernels, kernel];
  return differs ? { ...known, kernels, viaOn: { ...known.viaOn, [kernel]: steps } } : { ...known, kernels };
}

function inReadingOrder(a: Diagnostic, b: Diagnostic): number {
  const key = (each: Diagnostic): string => JSON.stringify([each.rule, each.module, each.symbol ?? '', each.message]);
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column || (key(a) < key(b) ? -1 : 1);
}
