import { posix } from 'path';
import type { Diagnostic, Fix, Report } from '../diagnostic';
import type { RuleInput } from '../lint';
import type { Tree } from '../model';
import { Draft, type Edit } from './draft';
import { Drafts } from './drafts';

/** What is fixed may show what could not be seen before; it comes to an end long before this. */
const MOST_PASSES = 10;

export interface FixInput extends RuleInput {
  /** The fixes to make: the safe ones, or those that may change what the driver does as well. */
  safety: Fix['safety'];
  /** Whether a file can be written; asked once for each that is to be. */
  canWrite(file: string): boolean;
}

export interface FixedTree {
  /** What is left, in the texts as they are then. */
  report: Report;
  /** How many findings were fixed. */
  fixed: number;
  /** What is to be done to each file, by the offsets of its text as it is on disk; sorted by file. */
  files: readonly { file: string; edits: readonly Edit[] }[];
}

/**
 * Lints a tree, and makes the fixes of what it finds until there is none left to make. Of two that meet in one place
 * the first is made, and the next pass says what becomes of the other. Nothing is written.
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

/** The findings whose fix could be made, in this order; what has the fix of one before has it made as well. */
function applied(diagnostics: readonly Diagnostic[], drafts: Drafts): Diagnostic[] {
  const outcomes = new Map<string, boolean>();
  return diagnostics.filter(({ fix }) => {
    const key = JSON.stringify(fix!.changes);
    const outcome = outcomes.get(key) ?? drafts.apply(fix!.changes);
    outcomes.set(key, outcome);
    return outcome;
  });
}

/** A fix that has not helped is not made again. */
function keyOf({ rule, module, message, file }: Diagnostic): string {
  return JSON.stringify([rule, module, message, file]);
}

function overlay(tree: Tree, changed: ReadonlyMap<string, Draft>): Tree {
  return {
    text: (file) => changed.get(posix.normalize(file))?.text ?? tree.text(file),
    list: (directory) => tree.list(directory),
  };
}
