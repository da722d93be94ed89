import type { Diagnostic, Finding, Step } from './diagnostic';
import type { LinkedTree, Tree } from './model';
import { placer, type Place } from './place';
import type { KernelFinding, Rule } from './rule';
import { chainWords, stepOf } from './via';

interface MergeInput {
  tree: Tree;
  rules: readonly Rule[];
  isReported(file: string): boolean;
}

/**
 * What the rules find in any of the trees, in reading order, each finding once with the kernels that it holds for.
 * Kernels differ in how a namespace is imported, say, and in the lines of their headers, where the fault is one: the
 * help and the way through the headers are those of the first.
 */
export function mergedDiagnostics(trees: readonly LinkedTree[], { tree, rules, isReported }: MergeInput): Diagnostic[] {
  const place = placer(tree);
  const diagnostics = new Map<string, Diagnostic>();
  for (const { kernel, ...finding } of rules.flatMap((rule) => findingsOf(rule, trees))) {
    if (!isReported(finding.span.file)) continue;
    const key = JSON.stringify({ ...finding, help: '', via: [] });
    const known = diagnostics.get(key);
    const steps = finding.via?.map((step) => stepOf(step, tree)) ?? [];
    diagnostics.set(key, known ? alsoOn(kernel, known, steps) : diagnosticOf(finding, kernel, steps, place));
  }
  return [...diagnostics.values()].sort(inReadingOrder);
}

function findingsOf(rule: Rule, trees: readonly LinkedTree[]): KernelFinding[] {
  if (rule.scope === 'kernels') return [...rule.check(trees)];
  return trees.flatMap((tree) => Array.from(rule.check(tree), (finding) => ({ ...finding, kernel: tree.kernel.name })));
}

function diagnosticOf(finding: Finding, kernel: string, steps: readonly Step[], place: Place): Diagnostic {
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
