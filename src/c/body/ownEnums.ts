import type { ConstantValue } from '../lex/constant';
import type { PreprocessedText } from '../preprocess/preprocessedUnit';
import type { FileScope } from '../scope/declarations';
import { enumConstants } from './enumConstants';

/** A file's enum constants, read at the first question: most files have enums, few have code that depends on one. */
export class OwnEnums {
  private values: ReadonlyMap<string, ConstantValue> | undefined;

  constructor(
    private readonly unit: PreprocessedText,
    private readonly scope: FileScope,
  ) {}

  valueOf(name: string): ConstantValue {
    return this.read().get(name);
  }

  has(name: string): boolean {
    return this.read().has(name);
  }

  private read(): ReadonlyMap<string, ConstantValue> {
    return (this.values ??= enumConstants(this.unit, this.scope));
  }
}
