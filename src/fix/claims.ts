import type { Change, Fix } from '../diagnostic';
import type { LinkedTree, Span } from '../model';
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
  const overlaps = (other: Span): boolean =>
    other.file === span.file && other.start < span.end && span.start < other.end;
  return trees.flatMap(({ kernel, modules }) =>
    modules
      .filter(({ tags, exports }) => [...tags, ...exports].some((fact) => overlaps(fact.span)))
      .map(({ name }) => holder(kernel.name, name)),
  );
}
