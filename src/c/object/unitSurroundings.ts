import { valueOf } from '../body/knownValue';
import { OwnInlines } from '../body/ownInlines';
import { StaticConstants } from '../body/staticConstants';
import { machineOf, NO_INLINES, type Surroundings } from '../body/surroundings';
import { evaluate } from '../body/walk';
import { KERNEL_TYPES } from '../types/kernelTypes';
import { UnitTypes } from '../types/unitTypes';
import type { CompiledUnit } from './compiledUnit';
import type { OwnNames } from './ownNames';

/** The types of a unit's names: lengths of arrays are evaluated by the unit's enumerators and the headers'. */
export function unitTypesOf(
  { unit, scope, kernel, headers, enums }: Omit<CompiledUnit, 'types'>,
): UnitTypes {
  const never = (): boolean => false;
  const around: Surroundings = {
    names: {
      constantOf: (name) => enums.valueOf(name) ?? headers?.constantOf(name),
      isEnumerator: never,
      isOwn: never,
      isExported: never,
    },
    inlines: NO_INLINES,
    machine: machineOf(kernel),
    work: unit.expander.work,
  };
  return new UnitTypes(scope, unit.expander, headers?.types ?? KERNEL_TYPES, (tokens) => {
    const evaluated = evaluate(tokens, around);
    return evaluated && valueOf(evaluated.value);
  });
}

/** What the bodies of a file's functions see: the file itself, and the headers that it includes. */
export function surroundingsOf(compiled: CompiledUnit, own: OwnNames): Surroundings {
  const { unit, scope, sources, kernel, headers, enums } = compiled;
  const statics = new StaticConstants(unit, sources, scope);
  const ownInlines = new OwnInlines(own.definitions, unit.expander, () => ({ ...around, types: undefined }));
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
    types: compiled.types,
    work: unit.expander.work,
  };
  return around;
}
