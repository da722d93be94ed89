import type { Change, Fix } from '../diagnostic';
import type { LinkedModule, LintedTree, Span } from '../model';
import type { Part } from '../findings/parts';
import type { KernelFinding } from '../rule';
import { unique } from '../util/unique';
import { fileOf } from './drafts';

/** Whether what a fix takes away or replaces is at fault for all modules that have it, on each of the kernels. */
type IsAgreed = (rule: string, fix: Fix) => boolean;

/**
 * A rule sees one kernel, and a source may be in several modules. A fault for one may be needed by another: a
 * statement is taken away only where the same finding takes it away for each module and kernel that has it.
 */
export function isAgreedIn(findings: readonly KernelFinding[], parts: readonly Part[]): IsAgreed {
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
      return holdersOf(change.span, parts).every((each) => claimed?.has(each));
    });
}

function keyOf(rule: string, change: Change): string {
  return JSON.stringify([rule, change]);
}

function holder(kernel: string, module: string): string {
  return `${kernel}/${module}`;
}

/** The modules that have a tag or an export there, on any kernel. */
function holdersOf(span: Span, parts: readonly Part[]): string[] {
  return parts.flatMap(({ trees }) =>
    trees.flatMap(({ kernel, linted }) =>
      linted.filter((module) => hasFactAt(span, module)).map(({ name }) => holder(kernel.name, name)),
    ),
  );
}

function hasFactAt({ file, start, end }: Span, { tags, exports }: LinkedModule): boolean {
  return [...tags, ...exports].some(({ span }) => span.file === file && span.start < end && start < span.end);
}

/**
 * The change with the kernels that it is to hold for, where its form depends on them: of a namespace that is there,
 * those for which it is compiled; else those of the driver trees that the file is part of.
 */
export function forItsKernels(change: Change, parts: readonly Part[]): Change {
  const { kind } = change;
  if (kind !== 'spellNamespace' && kind !== 'importNamespace' && kind !== 'addInclude') return change;
  const kernels = kind === 'spellNamespace' ? compiledFor(change.span, parts) : [];
  return { ...change, kernels: kernels.length > 0 ? kernels : kernelsOf(fileOf(change), parts) };
}

function compiledFor(span: Span, parts: readonly Part[]): string[] {
  const isThere = (each: { span: Span }): boolean => each.span.file === span.file && each.span.start === span.start;
  const isCompiled = ({ linted }: LintedTree): boolean =>
    linted.some(({ namespaceForms }) => namespaceForms.some(isThere));
  return namesOf(parts.flatMap(({ trees }) => trees.filter(isCompiled)));
}

function kernelsOf(file: string, parts: readonly Part[]): string[] {
  const own = parts.filter(({ trees }) => trees.some(({ linted }) => linted.some(({ files }) => files.includes(file))));
  return namesOf((own.length > 0 ? own : parts).flatMap(({ trees }) => trees));
}

function namesOf(trees: readonly LintedTree[]): string[] {
  return unique(trees.map(({ kernel }) => kernel.name));
}
