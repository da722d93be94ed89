import { enumConstants } from '../body/enumConstants';
import { OwnInlines } from '../body/ownInlines';
import { StaticConstants } from '../body/staticConstants';
import { machineOf, type Surroundings } from '../body/surroundings';
import type { ConstantValue } from '../lex/constant';
import type { CompiledUnit } from './compiledUnit';
import type { OwnNames } from './ownNames';

/** A file's enum constants, read at the first question: most files have enums, few have code that depends on one. */
export class OwnEnums {
  private values: ReadonlyMap<string, ConstantValue> | undefined;

  constructor(private readonly compiled: Pick<CompiledUnit, 'unit' | 'scope'>) {}

  valueOf(name: string): ConstantValue {
    return this.read().get(name);
  }

  has(name: string): boolean {
    return this.read().has(name);
  }

  private read(): ReadonlyMap<string, ConstantValue> {
    return (this.values ??= enumConstants(this.compiled.unit, this.compiled.scope));
  }
}

/** What the bodies of a file's functions see: the file itself, and the headers that it includes. */
export function surroundingsOf(compiled: CompiledUnit, own: OwnNames, enums: OwnEnums): Surroundings {
  const { unit, scope, sources, kernel, headers } = compiled;
  const statics = new StaticConstants(unit, sources, scope);
  const ownInlines = new OwnInlines(own.definitions, unit.expander, () => around);
  const around: Surroundings = {
    names: {
      constantOf: (name) => statics.valueOf(name) ?? enums.valueOf(name) ?? headers?.constantOf(name),
      isEnumerator: (name) => headers?.isConstant(name) ?? false,
      isOwn: (name) => own.has(name),
      isExported: (name) => kernel.exports.has(name),
    },
    inlines: {
      isInline: (name) => headers?.isInline(name) ?? false,
      call: (name, given) => headers?.call(name, given),
      returnValue: (name) => ownInlines.returnValue(name),
      ignoresArgument: (name, index) =>
        own.has(name) ? ownInlines.ignoresArguments(name) : (headers?.ignoresArgument(name, index) ?? false),
      isPure: (name) => own.isPure(name),
    },
    machine: machineOf(kernel),
    work: unit.expander.work,
  };
  return around;
}
