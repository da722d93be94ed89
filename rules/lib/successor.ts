import { isSince, type LinkedTree, type Named, type Successor } from '../../src/model';
import type { Cause } from './causeElsewhere';

type Fits = (row: Successor) => boolean;

/** What a kernel has in place of a name that it no longer has, or of what was first in its place. */
export function successorOf(tree: LinkedTree, name: string): Successor | undefined {
  const row = rowOf(tree, name, ({ went, since }) => {
    return went.parameters === undefined && went.type === undefined && isSince(tree.kernel, ...since);
  });
  const lacking = row?.successors.find((each) => !isThere(each, tree));
  return lacking && lacking.name !== name ? successorOf(tree, lacking.name) : lacking ? undefined : row;
}

/** What is called in place of a function with so many arguments, where it takes so many now. */
export function successorOfCall(
  tree: LinkedTree,
  { function: name, given, wanted }: { function: string; given: number; wanted: number },
): Successor | undefined {
  return rowOf(tree, name, ({ went, successors }) => {
    return went.parameters === given && successors.some((each) => each.name === name && each.parameters === wanted);
  });
}

/** What a member, or a function, is now that was of another type before. */
export function successorOfType(tree: LinkedTree, name: string, type?: string): Successor | undefined {
  return rowOf(tree, name, ({ went, successors, since }) => {
    const isWanted = successors.some((each) => each.name === name && each.type === type);
    return went.type !== undefined && (type === undefined ? isSince(tree.kernel, ...since) : isWanted);
  });
}

/** What is to be used in place of an assignment to a member that is const now. */
export function successorOfAssigned(tree: LinkedTree, member: string): Successor | undefined {
  const names = [...(tree.successors?.keys() ?? [])].filter((name) => name.endsWith(`.${member}`));
  return names.length === 1 ? successorOfType(tree, names[0]!) : undefined;
}

/** A member as the table names it. @param structure with its keyword */
export function memberName(structure: string, member: string): string {
  return `${structure.replace(/^(?:struct|union) /, '')}.${member}`;
}

function rowOf({ successors }: LinkedTree, name: string, fits: Fits): Successor | undefined {
  return successors?.get(name)?.findLast(fits);
}

/** Whether a kernel has it, of one that is as new as the table says; headers' data know names, not members. */
export function isThere({ kind, name, parameters }: Named, { kernel, declares, describes }: LinkedTree): boolean {
  if (kind === 'header') return kernel.headers.has(name);
  if (kind === 'tag') return describes?.(name) ?? true;
  return kind !== 'word' || parameters !== undefined || !declares || declares(name);
}

/** Why a kernel lacks something, with what it has in its place as the help. @param isKept as for insteadOf() */
export function withSuccessor(cause: Cause, successor: Successor | undefined, isKept: boolean): Cause {
  return successor ? { ...cause, help: insteadOf(successor, isKept) } : cause;
}

/** What to do, as help says it. @param isKept another of the kernels asked for has what is gone */
export function insteadOf({ went, since, successors, isRename, advice }: Successor, isKept: boolean): string {
  const names = successors.map(({ text }) => (went.kind === 'header' ? text : `'${text}'`)).join(' or ');
  const verb = went.kind === 'header' ? 'include' : 'use';
  const when = isKept ? `from ${since.join('.')} on, by LINUX_VERSION_CODE` : 'instead';
  const change = isRename && went.kind !== 'header' ? 'all else is as before' : advice;
  return `${verb} ${names} ${when}${change === undefined ? '' : `: ${change}`}`;
}
