import type { Change, Fix } from '../diagnostic';
import type { LinkedModule, LinkedTree, Span } from '../model';
import type { KernelFinding } from '../rule';

/** Whether what a fix takes away or replaces is at fault for all who have it, on whichever kernel. */
export type IsAgreed = (rule: string, fix: Fix) => boolean;

/**
 * A rule sees one kernel, and a source may be in several modules. What is a fault for one may be needed by another: a
 * statement is taken away only where the same finding takes it away for each module and kernel that has it.
 */
export function agreement(findings: readonly KernelFinding[], trees: readonly LinkedTree[]): IsAgreed {
  const claims = new Map<string, Set<string>>();
  for (const { rule, kernel, module, fix } of findings) {
    for (const change of fix?.changes ?? []) {
      const key = keyOf(rule, change);
      claims.set(key, (claims.get(key) ?? new Set()).add(holder(kernel, module)));
    }
  }
  return (rule, fix) =>
    fix.changes.every((change) => {
      if (change.kind !== 'removeStatement' && change.kind !== 'replace') return true;
      const claimed = claims.get(keyOf(rule, change));
      return holdersOf(change.span, trees).every((each) => claimed?.has(each));
    });
}

function keyOf(rule: string, change: Change): string {
  return JSON.stringify([rule, change]);
}

function holder(kernel: string, module: string): string {
  return `${kernel}/${module}`;
}

/** The modules that have a tag or an export there, on any kernel. */
function holdersOf(span: Span, trees: readonly LinkedTree[]): string[] {
  return trees.flatMap(({ kernel, modules }) =>
    modules.filter((module) => hasFactAt(span, module)).map(({ name }) => holder(kernel.name, name)),
  );
}

function hasFactAt({ file, start, end }: Span, { tags, exports }: LinkedModule): boolean {
  return [...tags, ...exports].some(({ span }) => span.file === file && span.start < end && start < span.end);
}

/** The change with the kernels for which what it changes is compiled, where that matters. */
export function forItsKernels(change: Change, trees: readonly LinkedTree[]): Change {
  if (change.kind !== 'spellNamespace') return change;
  const isThere = ({ span: { file, start } }: { span: Span }): boolean =>
    file === change.span.file && start === change.span.start;
  const names = trees
    .filter(({ modules }) => modules.some(({ namespaceForms }) => namespaceForms.some(isThere)))
    .map(({ kernel }) => kernel.name);
  return names.length > 0 ? { ...change, kernels: names } : change;
}
