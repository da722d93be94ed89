/** Finds out what a fix changes, for reports to show. */
import type { Change, Fix, PlacedFix } from '../diagnostic';
import { lineMap } from '../util/lineMap';
import type { Kernel, Tree } from '../model';
import { Drafts, fileOf } from './drafts';

interface FixPlacerInput {
  tree: Tree;
  kernels: readonly Kernel[];
  /** Whether a file may be changed. */
  isChangeable(file: string): boolean;
}

/** Turns a fix into edits of the text; undefined if it cannot be made, or not in that file. */
type PlaceFix = (fix: Fix) => PlacedFix | undefined;

export function fixPlacer({ tree, kernels, isChangeable }: FixPlacerInput): PlaceFix {
  // Many findings have the same fix.
  const known = new Map<string, PlacedFix['edits']>();

  function editsOf(changes: readonly Change[]): PlacedFix['edits'] {
    const drafts = new Drafts(tree, kernels);
    if (!changes.every((change) => isChangeable(fileOf(change))) || !drafts.apply(changes)) return [];
    return drafts.edits().flatMap(([file, edits]) => {
      const map = lineMap(tree.text(file)!);
      return edits.map(({ start, end, text }) => {
        const { line: endLine, column: endColumn } = map.locate(end);
        return { file, ...map.locate(start), endLine, endColumn, text };
      });
    });
  }

  return (fix) => {
    const key = JSON.stringify(fix.changes);
    const edits = known.get(key) ?? editsOf(fix.changes);
    known.set(key, edits);
    return edits.length > 0 ? { ...fix, edits } : undefined;
  };
}
