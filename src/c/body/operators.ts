import { binary, type ConstantValue } from '../lex/constant';
import { computed, isNonZeroConstant, join, known, valueOf, type KnownValue } from './knownValue';

export type Logical = '&&' | '||';

export function isLogical(operator: string): operator is Logical {
  return operator === '&&' || operator === '||';
}

/** In bytes. Next to no type is larger. */
const PAGE = 4096;

/** Of constants that are not negative, one of them not zero. */
const KEEPS_NON_ZERO = new Set(['+', '|']);

/**
 * What a binary operator results in.
 * @param isDoubtful a constant that is not known may decide what a logical operator results in
 */
export function operation(operator: string, left: KnownValue, right: KnownValue, isDoubtful: boolean): KnownValue {
  const parts = join(left, right);
  const value =
    binary(operator, operand(operator, left), operand(operator, right)) ??
    outOfRange(operator, left, valueOf(right)) ??
    (fits(operator, left, right) || isTooLarge(operator, left, right) ? 0 : undefined);
  if (value !== undefined) return known(value, deciding(operator, left, right).isParameter);
  if (parts.kind === 'constant') {
    const isNonZero = KEEPS_NON_ZERO.has(operator) && isNonZeroConstant(left);
    return { ...parts, isNonZero, isDoubtful: parts.isDoubtful || isDoubtful };
  }
  if (parts.kind === 'runtime' && isLogical(operator)) {
    const usual = binary(operator, operand(operator, left) ?? likely(left), valueOf(right) ?? likely(right));
    return { ...parts, likely: usual, isDoubtful: parts.isDoubtful || isDoubtful };
  }
  return computed(undefined, parts);
}

/** What a known result depends on: of `0 && x`, on the left side alone. */
function deciding(operator: string, left: KnownValue, right: KnownValue): KnownValue {
  return [left, right].find((each) => decides(operator, each)) ?? join(left, right);
}

function decides(operator: string, side: KnownValue): boolean {
  const value = operand(operator, side);
  return value !== undefined && ((operator === '&&' && value === 0) || (operator === '||' && value !== 0));
}

/** A constant that is not zero is true. */
function operand(operator: string, of: KnownValue): ConstantValue {
  return isLogical(operator) && isNonZeroConstant(of) ? 1 : valueOf(of);
}

const likely = (of: KnownValue): ConstantValue => (of.kind === 'runtime' ? of.likely : undefined);

/** What a comparison results in for any value that the type of what is compared holds. */
function outOfRange(operator: string, compared: KnownValue, limit: ConstantValue): ConstantValue {
  const most = compared.kind === 'runtime' ? compared.most : undefined;
  if (most === undefined || limit === undefined) return undefined;
  if (operator === '>' && limit >= most) return 0;
  if (limit <= most) return undefined;
  return { '>=': 0, '==': 0, '<': 1, '<=': 1, '!=': 1 }[operator];
}

/** What is of a constant size fits an object, or the compiler warns. */
function fits(operator: string, left: KnownValue, right: KnownValue): boolean {
  if ((operator !== '<' && operator !== '>') || left.kind === 'runtime' || right.kind === 'runtime') return false;
  return isObjectSize(left) || isObjectSize(right);
}

const isObjectSize = (of: KnownValue): boolean => of.kind === 'constant' && of.isObjectSize;

function isTooLarge(operator: string, size: KnownValue, limit: KnownValue): boolean {
  return isNonZeroConstant(size) && (operator === '>' || operator === '>=') && (valueOf(limit) ?? 0) >= PAGE;
}
