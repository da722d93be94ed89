/** Compares the exports of two kernels. */
import type { ExportChange, ExportChangeKind } from '../diagnostic';
import type { Kernel, KernelExport } from '../model';

/** The changes of exports from one kernel to another, by symbol, without exports that stay the same. */
export function diffExports(from: Kernel, to: Kernel): ExportChange[] {
  const symbols = new Set([...from.exports.keys(), ...to.exports.keys()]);
  return [...symbols].sort().flatMap((symbol) => {
    const before = from.exports.get(symbol);
    const after = to.exports.get(symbol);
    const kinds = kindsOf(before, after);
    return kinds.length > 0 ? [{ symbol, kinds, ...(before && { before }), ...(after && { after }) }] : [];
  });
}

function kindsOf(before: KernelExport | undefined, after: KernelExport | undefined): ExportChangeKind[] {
  if (!before) return ['new'];
  if (!after) return ['gone'];
  const kinds: ExportChangeKind[] = [];
  if (before.namespace !== after.namespace) {
    if (before.namespace === undefined) kinds.push('into-namespace');
    else kinds.push(after.namespace === undefined ? 'out-of-namespace' : 'to-other-namespace');
  }
  if (before.gplOnly !== after.gplOnly) kinds.push(after.gplOnly ? 'made-gpl-only' : 'no-longer-gpl-only');
  return kinds;
}
