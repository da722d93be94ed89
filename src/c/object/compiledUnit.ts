import type { CompilerFlag, Kernel } from '../../model';
import type { OwnEnums } from '../body/ownEnums';
import type { UnitTypes } from '../types/unitTypes';
import type { UnitHeaders } from '../headers/unitHeaders';
import type { Sources } from '../lex/sources';
import type { PreprocessedUnit } from '../preprocess/preprocessedUnit';
import type { FileScope } from '../scope/declarations';

/** A source as one object is compiled from it, and what there is to ask about it. */
export interface CompiledUnit {
  unit: PreprocessedUnit;
  scope: FileScope;
  sources: Sources;
  kernel: Kernel;
  flags: readonly CompilerFlag[];
  /** Undefined where nothing is known of the kernel's headers. */
  headers: UnitHeaders | undefined;
  enums: OwnEnums;
  types: UnitTypes;
}
