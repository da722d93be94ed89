import type { CompilerFlag, ErrorWarning, Kernel, Refusal, TypeFault } from '../../model';
import { typeText } from '../../model/typeText';
import type { FoundFault } from '../body/foundFault';
import { isFromHeader, spanOf, type Token } from '../lex/token';
import type { MiscountedUse } from '../preprocess/expand';
import type { PreprocessedUnit } from '../preprocess/preprocessedUnit';
import { isNoError } from './notAnError';
import { isAllKnown, type ReachedUnit } from './reachedUnit';
import { viaOf } from './references';
import { differenceOf } from './typeDifference';

/**
 * What the compiler refuses for its types, in all of a source, also where nothing refers to it.
 * @returns none where not all of the text or of the headers is known
 */
export function typeFaultsOf(compiled: ReachedUnit): TypeFault[] {
  if (!isAllKnown(compiled)) return [];
  const { unit, scope, reached, sources, kernel, flags } = compiled;
  const certain = scope.declarations.filter(({ content, name }) => content && !name.possible);
  const found = certain.flatMap((definition) => reached.faultsIn(definition)).filter((each) => {
    return isError(each, kernel, flags);
  });
  const told = (token: Token, fault: Told<TypeFault>): TypeFault => ({
    certainty: 'certain',
    via: viaOf(token, sources),
    span: spanOf(token),
    ...fault,
  });
  const faults = found.map((fault) => told(fault.token, factOf(fault)));
  return [...faults, ...miscounted(unit).map(({ token, ...counts }) => told(token, countFault(token, counts)))];
}

/** The driver's own uses of macros with a wrong number of arguments, each once. */
function miscounted({ expander }: PreprocessedUnit): MiscountedUse[] {
  const own = expander.miscounted.filter(({ token }) => !token.possible && !isFromHeader(token));
  return [...new Map(own.map((each) => [`${each.token.file}:${each.token.start}`, each])).values()];
}

function countFault({ text }: Token, counts: Omit<MiscountedUse, 'token'>): Told<TypeFault> {
  return { kind: 'argumentCount', function: text, ...counts, isMacro: true };
}

/** The part of a fault that rules are told. */
type Told<Fault> = Fault extends unknown ? Omit<Fault, 'certainty' | 'via' | 'span'> : never;

function factOf(fault: FoundFault): Told<TypeFault> {
  switch (fault.kind) {
    case 'missingMember':
      return { kind: fault.kind, structure: fault.structure, member: fault.member };
    case 'argumentCount': {
      const { parameters, isVariadic } = fault.type;
      return { kind: fault.kind, function: fault.function, given: fault.given, wanted: parameters!.length, isVariadic };
    }
    case 'incompatible': {
      const { to, value, refusal } = fault;
      const difference = differenceOf(fault.wanted, fault.given);
      return {
        kind: fault.kind,
        to,
        ...(value !== undefined && { value }),
        wanted: typeText(fault.wanted),
        given: typeText(fault.given),
        refusal,
        ...(difference !== undefined && { difference }),
      };
    }
    case 'readOnly':
      return { kind: fault.kind, name: fault.name };
  }
}

/** The first gcc that takes -Wint-conversion for an error (GCC 14 release notes, "Porting to GCC 14"). */
const INT_CONVERSION_IS_ERROR = 140000;

/** The warnings that gcc says it by; it says the others as errors. */
const WARNINGS: Partial<Record<Refusal, ErrorWarning>> = {
  pointer: 'incompatible-pointer-types',
  integer: 'int-conversion',
};

function isError(fault: FoundFault, { config }: Kernel, flags: readonly CompilerFlag[]): boolean {
  const refusal = fault.kind === 'incompatible' ? fault.refusal : undefined;
  const warning = refusal && WARNINGS[refusal];
  if (warning && isNoError(warning, flags)) return false;
  return refusal !== 'integer' || Number(config.get('CONFIG_GCC_VERSION') ?? 0) >= INT_CONVERSION_IS_ERROR;
}
