import type { CompiledUnit } from './compiledUnit';
import type { Reached } from './reachability';

/** A unit of which it is known what the object keeps. */
export interface ReachedUnit extends CompiledUnit {
  reached: Reached;
  /** Names that what could not be expanded at file scope may define. */
  mayDefine: readonly string[];
}
