/** Makes the changes of fixes in the texts of a tree. */
import { posix } from 'path';
import type { Change } from '../diagnostic';
import type { Kernel, Span, Tree } from '../model';
import { Draft, type Edit } from './draft';
import { importNamespace } from './imports';
import { addInclude } from './addInclude';
import { moveInclude } from './moveInclude';
import { rename } from './rename';
import { dropSpecifier } from './specifier';
import { addStatement, removeStatement, spellNamespace } from './fixStatement';

/** The texts of a tree while they are being changed. */
export class Drafts {
  private readonly drafts = new Map<string, Draft>();

  constructor(
    private readonly tree: Tree,
    private readonly kernels: readonly Kernel[],
  ) {}

  /** Makes all of the changes or, if one of them cannot be made, none. Returns whether they were made. */
  apply(changes: readonly Change[]): boolean {
    const trial = new Map<string, Draft>();
    for (const change of changes) {
      const file = posix.normalize(fileOf(change));
      const draft = trial.get(file) ?? this.draftOf(file)?.copy();
      if (!draft || !this.change(draft, change)) return false;
      trial.set(file, draft);
    }
    for (const [file, draft] of trial) this.drafts.set(file, draft);
    return true;
  }

  /** The edits of each changed file, sorted by file. */
  edits(): [file: string, edits: Edit[]][] {
    return [...this.drafts]
      .map(([file, draft]): [string, Edit[]] => [file, draft.edits()])
      .filter(([, edits]) => edits.length > 0)
      .sort(([a], [b]) => (a < b ? -1 : 1));
  }

  private draftOf(file: string): Draft | undefined {
    const known = this.drafts.get(file);
    const text = known ? undefined : this.tree.text(file);
    return text === undefined ? known : Draft.of(text);
  }

  private kernelsOf(names: readonly string[] | undefined): readonly Kernel[] {
    return names ? this.kernels.filter(({ name }) => names.includes(name)) : this.kernels;
  }

  private change(draft: Draft, change: Change): boolean {
    if (change.kind === 'addInclude') {
      return haveHeader(change.header, this.kernelsOf(change.kernels)) && addInclude(draft, change.header);
    }
    const place = draft.placeOf(spanOf(change));
    if (!place) return false;
    switch (change.kind) {
      case 'replace':
        if (!isOperand(draft.text, place)) return false;
        draft.replace({ ...place, text: change.text });
        return true;
      case 'removeStatement':
        return removeStatement(draft, place.start);
      case 'addStatement':
        return addStatement(draft, place.start, change.text);
      case 'importNamespace':
        return importNamespace(draft, place.start, change.namespace, this.kernelsOf(change.kernels));
      case 'spellNamespace':
        return spellNamespace(draft, place, change.namespace, this.kernelsOf(change.kernels));
      case 'moveInclude':
        return moveInclude(draft, place.start, change.header, change.since);
      case 'rename':
        return rename(draft, place.start, change);
      case 'dropSpecifier':
        return dropSpecifier(draft, place.start, change.word);
    }
  }
}

function haveHeader(header: string, kernels: readonly Kernel[]): boolean {
  return kernels.every(({ headers }) => headers.size === 0 || headers.has(header));
}

/**
 * Whether a range is a word or string literals, but not the use of a macro, which may expand to more than what is
 * replaced.
 */
function isOperand(text: string, { start, end }: { start: number; end: number }): boolean {
  return /^(\w+|"[^]*")$/.test(text.slice(start, end)) && !/^\s*\(/.test(text.slice(end));
}

/** The file that a change is in. */
export function fileOf(change: Change): string {
  return change.kind === 'addInclude' ? change.file : spanOf(change).file;
}

function spanOf(change: Exclude<Change, { kind: 'addInclude' }>): Span {
  if ('beside' in change) return change.beside;
  return 'definition' in change ? change.definition : change.span;
}
