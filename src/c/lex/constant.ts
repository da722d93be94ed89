import { Kind, type Token } from './token';

/** The value of an integer constant expression; undefined where it cannot be known. */
export type ConstantValue = number | undefined;

/** So deep may code and conditions nest; what is deeper is passed over, not walked into. */
export const NESTING_LIMIT = 400;

/** How tightly the binary operators bind (C11 6.5): more is tighter. */
export const PRECEDENCE: ReadonlyMap<string, number> = new Map(
  [
    ['||'],
    ['&&'],
    ['|'],
    ['^'],
    ['&'],
    ['==', '!='],
    ['<', '>', '<=', '>='],
    ['<<', '>>'],
    ['+', '-'],
    ['*', '/', '%'],
  ].flatMap((operators, index) => operators.map((operator) => [operator, index + 1] as const)),
);

/** The value of a number or character token. */
export function literalValue(token: Token): ConstantValue {
  if (token.kind === Kind.Character) return characterValue(token.text);
  const digits = token.text.replace(/[uUlL]+$/, '');
  const isOctal = /^0[0-7]*$/.test(digits);
  if (!isOctal && !/^(0[xX][0-9a-fA-F]+|0[bB][01]+|[0-9]+)$/.test(digits)) return undefined;
  const value = isOctal ? parseInt(digits, 8) : Number(digits);
  return Number.isFinite(value) ? value : undefined;
}

function characterValue(text: string): ConstantValue {
  const body = text.slice(text.indexOf("'") + 1, -1);
  if (body.length === 1) return body.charCodeAt(0);
  return ESCAPES.get(body);
}

const ESCAPES: ReadonlyMap<string, number> = new Map([
  ['\\n', 10],
  ['\\t', 9],
  ['\\r', 13],
  ['\\0', 0],
  ["\\'", 39],
  ['\\"', 34],
  ['\\\\', 92],
]);

/** A unary operator on what is known. */
export function unary(operator: string, value: ConstantValue): ConstantValue {
  if (value === undefined) return undefined;
  if (operator === '!') return value === 0 ? 1 : 0;
  if (operator === '-') return -value;
  if (operator === '~') return -value - 1;
  return operator === '+' ? value : undefined;
}

/** A binary operator on what is known: `0 && x` and `1 || x` are known whatever x is. */
export function binary(operator: string, left: ConstantValue, right: ConstantValue): ConstantValue {
  if (operator === '&&' && (left === 0 || right === 0)) return 0;
  if (operator === '||' && (isTrue(left) || isTrue(right))) return 1;
  if (left === undefined || right === undefined) return undefined;
  const result = arithmetic(operator, left, right);
  return result === undefined || !Number.isFinite(result) ? undefined : result;
}

const isTrue = (value: ConstantValue): boolean => value !== undefined && value !== 0;

function arithmetic(operator: string, left: number, right: number): ConstantValue {
  switch (operator) {
    case '&&':
      return left && right ? 1 : 0;
    case '||':
      return left || right ? 1 : 0;
    case '|':
      return Number(BigInt(left) | BigInt(right));
    case '^':
      return Number(BigInt(left) ^ BigInt(right));
    case '&':
      return Number(BigInt(left) & BigInt(right));
    case '==':
      return left === right ? 1 : 0;
    case '!=':
      return left !== right ? 1 : 0;
    case '<':
      return left < right ? 1 : 0;
    case '>':
      return left > right ? 1 : 0;
    case '<=':
      return left <= right ? 1 : 0;
    case '>=':
      return left >= right ? 1 : 0;
    case '<<':
      return right >= 0 && right < 64 ? left * 2 ** right : undefined;
    case '>>':
      return right >= 0 && right < 64 ? Math.floor(left / 2 ** right) : undefined;
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return right === 0 ? undefined : Math.trunc(left / right);
    case '%':
      return right === 0 ? undefined : left % right;
    default:
      return undefined;
  }
}
