import type { Kernel } from '../../model';
import type { UnitHeaders } from '../headers/unitHeaders';
import type { Sources } from '../lex/sources';
import type { PreprocessedUnit } from '../preprocess/preprocessedUnit';
import type { FileScope } from '../scope/declarations';
import type { Reached } from './reachability';

/** One C source, as far as it is read when its facts are found. */
export interface CompiledUnit {
  unit: PreprocessedUnit;
  scope: FileScope;
  reached: Reached;
  /** Names that what could not be expanded at file scope may define. */
  mayDefine: readonly string[];
  sources: Sources;
  kernel: Kernel;
  /** undefined where the kernel's headers are not known. */
  headers: UnitHeaders | undefined;
}
