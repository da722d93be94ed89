/** Lints and fixes in turn, until no fix is left to make. */
import { posix } from 'path';
import type { Diagnostic, Fix, Report } from '../diagnostic';
import type { RuleInput } from '../lint';
import type { Tree } from '../model';
import { Draft, type Edit } from './draft';
import { Drafts } from './drafts';

/** A fix may reveal further findings; this ends long before the limit. */
const MOST_PASSES = 10;

export interface FixInput extends RuleInput {
  /** The fixes to make: only the safe ones, or also those that may change what the driver does. */
  safety: Fix['safety'];
  /** Whether a file can be written; called once for each file to change. */
  canWrite(file: string): boolean;
}

export interface FixedTree {
  /** The remaining findings, in the changed texts. */
  report: Report;
  /** The number of findings that were fixed. */
  fixed: number;
  /** The edits of each file, by the offsets of its text on disk; sorted by file. */
  files: readonly { file: string; edits: readonly Edit[] }[];
}

/**
 * Lints a tree, and makes the fixes of its findings until there is none left to make. Of two fixes that overlap the
 * first is made, and the next pass decides on the other. Nothing is written.
 */
export async function fixTree(lint: (input: RuleInput) => Promise<Report>, input: FixInput): Promise<FixedTree> {
  const changed = new Map<string, Draft>();
  const tree = overlay(input.tree, changed);
  const writable = new Map<string, boolean>();
  const made = new Set<string>();
  let fixed = 0;
  let report = await lint({ ...input, tree });
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const drafts = new Drafts(tree, input.kernels);
    const now = report.diagnostics.filter((each) => isWanted(each) && !made.has(keyOf(each)));
    const done = applied(now, drafts);
    if (done.length === 0) break;
    for (const [file, edits] of drafts.edits()) changeBy(edits, file);
    for (const each of done) made.add(keyOf(each));
    report = await lint({ ...input, tree });
    const left = new Set(report.diagnostics.map(keyOf));
    fixed += done.filter((each) => !left.has(keyOf(each))).length;
  }
  const files = [...changed]
    .map(([file, draft]) => ({ file, edits: draft.edits() }))
    .filter(({ edits }) => edits.length > 0)
    .sort((a, b) => (a.file < b.file ? -1 : 1));
  return { report, fixed, files };

  function isWanted({ fix }: Diagnostic): boolean {
    return fix !== undefined && (fix.safety === 'safe' || input.safety === 'unsafe') && fix.edits.every(canWrite);
  }

  function canWrite({ file }: { file: string }): boolean {
    const known = writable.get(file) ?? input.canWrite(file);
    writable.set(file, known);
    return known;
  }

  function changeBy(edits: readonly Edit[], file: string): void {
    const draft = changed.get(file) ?? Draft.of(input.tree.text(file)!);
    for (const edit of edits.toReversed()) draft.replace(edit);
    changed.set(file, draft);
  }
}

/** The findings whose fix could be made, in order. If several have the same fix, it is made once. */
function applied(diagnostics: readonly Diagnostic[], drafts: Drafts): Diagnostic[] {
  const outcomes = new Map<string, boolean>();
  return diagnostics.filter(({ fix }) => {
    const key = JSON.stringify(fix!.changes);
    const outcome = outcomes.get(key) ?? drafts.apply(fix!.changes);
    outcomes.set(key, outcome);
    return outcome;
  });
}

/** Identifies a finding across passes: a fix that did not help is not made again. */
function keyOf({ rule, module, message, file }: Diagnostic): string {
  return JSON.stringify([rule, module, message, file]);
}

function overlay(tree: Tree, changed: ReadonlyMap<string, Draft>): Tree {
  return {
    text: (file) => changed.get(posix.normalize(file))?.text ?? tree.text(file),
    list: (directory) => tree.list(directory),
  };
}
