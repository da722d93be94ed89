import type { Change, Fix } from '../../src/diagnostic';
import {
  isSince, type LinkedModule, type LinkedTree, type MinorVersion, type Span, type Successor,
} from '../../src/model';
import { isThere, successorOf } from './successor';

/**
 * The fix that takes what is there in place of what went, where nothing else changes: for all of the kernels, or from
 * the version on that has dropped the old one. undefined where one of the kernels would be left without either.
 */
export function successorFix(
  { went, since, successors, isRename }: Successor,
  span: Span,
  tree: LinkedTree,
  trees: readonly LinkedTree[],
): Fix | undefined {
  const [named] = successors;
  const lacking = trees.filter((other) => !isThere(named!, other));
  if (!isRename || lacking.some(({ kernel }) => isSince(kernel, ...since)) || !isSince(tree.kernel, ...since)) {
    return undefined;
  }
  const from = lacking.length > 0 ? since : undefined;
  const use = went.kind === 'header' ? `include ${named!.name}` : `use '${named!.name}'`;
  return {
    title: from ? `${use} from ${from.join('.')} on` : use,
    safety: 'unsafe',
    changes: [changeTo(named!.name, went, span, from)],
  };
}

function changeTo(name: string, went: Successor['went'], span: Span, since: MinorVersion | undefined): Change {
  const condition = since && { since };
  if (went.kind === 'header') return { kind: 'moveInclude', span, header: name, ...condition };
  return { kind: 'rename', span, from: went.name, to: name, ...condition };
}

/**
 * The fix for a name that nothing declares: includes the header that has it, or takes the successor. undefined where
 * the module has a definition of that name, which comes too late.
 */
export function undeclaredFix(
  name: string,
  { header, span }: { header?: string; span: Span },
  { definitions }: LinkedModule,
  tree: LinkedTree,
  trees: readonly LinkedTree[],
): Fix | undefined {
  if (definitions.some(({ symbol }) => symbol === name)) return undefined;
  if (header !== undefined) {
    return { title: `include ${header}`, safety: 'unsafe', changes: [{ kind: 'addInclude', file: span.file, header }] };
  }
  const successor = successorOf(tree, name);
  return successor && successorFix(successor, span, tree, trees);
}
