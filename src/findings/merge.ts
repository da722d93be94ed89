import type { Finding, Fix } from '../diagnostic';
import type { KernelFinding } from '../rule';

/** A finding with all kernels that it holds for. Its fix is what is to be changed for any of them. */
export interface MergedFinding extends Finding {
  /** By name, in the order of the findings. */
  kernels: readonly string[];
  /** The way from the line to the symbol, for each further kernel whose headers do it in other steps. */
  viaOn?: Readonly<Record<string, readonly string[]>>;
}

/**
 * Each finding once. Kernels differ in how a namespace is imported, say, and in the lines of their headers, where the
 * fault is one: the help and the way through the headers are those of the first.
 */
export function mergeOverKernels(findings: readonly KernelFinding[]): MergedFinding[] {
  const merged = new Map<string, MergedFinding>();
  for (const { kernel, ...finding } of findings) {
    const key = JSON.stringify({ ...finding, help: '', via: [], fix: undefined, isUnreached: undefined });
    const known = merged.get(key);
    merged.set(key, known ? alsoOn(kernel, finding, known) : { ...finding, kernels: [kernel] });
  }
  return [...merged.values()];
}

function alsoOn(kernel: string, { via = [], fix, isUnreached }: Finding, known: MergedFinding): MergedFinding {
  const both = {
    ...known,
    fix: known.fix && fix ? bothFixes(known.fix, fix) : (known.fix ?? fix),
    isUnreached: isUnreached && known.isUnreached,
  };
  // A rule may say the same of a kernel more than once.
  if (known.kernels.includes(kernel)) return both;
  const differs = JSON.stringify(via) !== JSON.stringify(known.via ?? []);
  const kernels = [...known.kernels, kernel];
  return differs ? { ...both, kernels, viaOn: { ...known.viaOn, [kernel]: via } } : { ...both, kernels };
}

/** What is changed for one kernel and for another, each change once. */
function bothFixes(known: Fix, other: Fix): Fix {
  const all = [...known.changes, ...other.changes];
  const changes = new Map(all.map((change) => [JSON.stringify(change), change]));
  const safety = known.safety === 'safe' ? other.safety : 'unsafe';
  return { ...known, safety, changes: [...changes.values()] };
}
