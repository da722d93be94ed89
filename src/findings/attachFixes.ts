import type { PlacedFix } from '../diagnostic';
import { forItsKernels, isAgreedIn } from '../fix/claims';
import { fixPlacer } from '../fix/fixPlacer';
import type { Kernel, Tree } from '../model';
import type { KernelFinding } from '../rule';
import type { MergedFinding } from './merge';
import type { Part } from './parts';

/** A finding whose fix is known as it changes the text, or left out where it cannot be made. */
export type FixedFinding = Omit<MergedFinding, 'fix'> & { fix?: PlacedFix };

interface AttachInput {
  tree: Tree;
  /** Those in scope: no other is changed. */
  files: readonly string[];
  kernels: readonly Kernel[];
  isReported(file: string): boolean;
}

/** Says of each fix what it does to the text. @param findings all, those that are not reported as well */
export function attachFixes(
  merged: readonly MergedFinding[],
  findings: readonly KernelFinding[],
  parts: readonly Part[],
  { tree, files, kernels, isReported }: AttachInput,
): FixedFinding[] {
  const isAgreed = isAgreedIn(findings, parts);
  const inScope = new Set(files);
  const placed = fixPlacer({ tree, kernels, isChangeable: (file) => inScope.has(file) && isReported(file) });
  return merged.map(({ fix, ...finding }) => {
    if (!fix || !isAgreed(finding.rule, fix)) return finding;
    const whole = placed({ ...fix, changes: fix.changes.map((change) => forItsKernels(change, parts)) });
    return whole ? { ...finding, fix: whole } : finding;
  });
}
