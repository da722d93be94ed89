import type { CompiledUnit } from './compiledUnit';
import type { Reached } from './reachability';

/** Whether all of the text and of the headers is known. */
export function isAllKnown({ unit, scope, headers }: CompiledUnit): boolean {
  const isMisread = unit.incomplete.length + unit.problems.length + scope.unread.length > 0;
  return headers !== undefined && !isMisread && !unit.expander.exhausted;
}

/** A unit of which it is known what the object keeps. */
export interface ReachedUnit extends CompiledUnit {
  reached: Reached;
  /** Names that what could not be expanded at file scope may define. */
  mayDefine: readonly string[];
}
