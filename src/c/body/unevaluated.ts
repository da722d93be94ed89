import type { ConstantValue } from '../lex/constant';
import type { PointsInto } from './knownValue';

/** What looks at its operand and never evaluates it (C11 6.5.3.4 and GNU's). */
const OPERATORS = new Set(
  `sizeof typeof __typeof__ __typeof _Alignof __alignof__ __alignof offsetof __builtin_offsetof
  __builtin_types_compatible_p __builtin_object_size __builtin_dynamic_object_size`.split(/\s+/),
);

/** Whether an operator does not evaluate its operand. */
export function isUnevaluated(name: string): boolean {
  return OPERATORS.has(name);
}

/** Whether it asks how large the object is that a pointer points to. */
export function isObjectSize(operator: string): boolean {
  return operator === '__builtin_object_size' || operator === '__builtin_dynamic_object_size';
}

/**
 * The value of what looks at its operand alone, where its words tell: the size of C's own types, of what a pointer to
 * one points to, and the object behind a pointer in memory, which gcc knows no size of.
 * @param looked the words in the parentheses
 * @param wordSize of a long and of a pointer, in bytes
 * @param pointsInto what the first name points into
 */
export function answerOf(
  operator: string,
  looked: readonly string[],
  { wordSize, pointsInto }: { wordSize: number; pointsInto: PointsInto },
): ConstantValue {
  if (operator === 'sizeof' || /^_?_?_[Aa]lignof/.test(operator)) return sizeOf(looked, wordSize);
  if (!isObjectSize(operator)) return undefined;
  // Of a member, the size is known; what it is a member of is not.
  const isWhole = Number(looked.at(-1)) % 2 === 0;
  const isAlone = looked.filter((word) => word !== '(' && word !== ')').length === 3;
  const isUnknown = isWhole ? looked.includes('->') || pointsInto !== undefined : isAlone && pointsInto === 'object';
  return isUnknown ? -1 : undefined;
}

function sizeOf(looked: readonly string[], wordSize: number): ConstantValue {
  const words = looked.filter((word) => word !== '(' && word !== ')' && !QUALIFIERS.has(word));
  if (words[0] !== '*') return sizeOfType(words, wordSize);
  // `*(int *)x`
  const star = words.indexOf('*', 1);
  return star > 1 && looked.indexOf(')') === looked.indexOf('*', looked.indexOf(words[1]!)) + 1
    ? sizeOfType(words.slice(1, star), wordSize)
    : undefined;
}

function sizeOfType(words: readonly string[], wordSize: number): ConstantValue {
  if (words.length > 1 && words.at(-1) === '*') return wordSize;
  if (words.every((word) => /^(long|int|signed|unsigned)$/.test(word)) && words.includes('long')) {
    return words.filter((word) => word === 'long').length > 1 ? 8 : wordSize;
  }
  const [type, ...others] = words.filter((word) => word !== 'signed' && word !== 'unsigned');
  if (type === undefined && words.length > 0) return 4;
  return others.length === 0 || (type === 'short' && others[0] === 'int') ? SIZES.get(type ?? '') : undefined;
}

/** The largest value of a type of one or two bytes without a sign; undefined for any other. */
export function mostOf(type: readonly string[]): number | undefined {
  const words = type.filter((word) => !QUALIFIERS.has(word));
  const isUnsigned = words.includes('unsigned') || (words.length === 1 && /^(__)?u(int)?(8|16)(_t)?$/.test(words[0]!));
  const size = isUnsigned && !words.includes('*') ? sizeOfType(words, 8) : undefined;
  return size !== undefined && size < 4 ? 256 ** size - 1 : undefined;
}

const QUALIFIERS = new Set('const volatile __user __iomem __force __kernel __rcu __percpu'.split(' '));

/** In bytes (include/asm-generic/int-ll64.h and uapi/linux/types.h for the kernel's own). */
const SIZES: ReadonlyMap<string, number> = new Map([
  ...'char _Bool bool u8 s8 __u8 __s8 uint8_t int8_t u_char'.split(' ').map((name) => [name, 1] as const),
  ...'short u16 s16 __u16 __s16 uint16_t int16_t __le16 __be16 u_short'.split(' ').map((name) => [name, 2] as const),
  ...'int u32 s32 __u32 __s32 uint32_t int32_t __le32 __be32 u_int'.split(' ').map((name) => [name, 4] as const),
  ...'u64 s64 __u64 __s64 uint64_t int64_t __le64 __be64'.split(' ').map((name) => [name, 8] as const),
]);

/** Whether a word is looked for in what a size is asked of. */
export function isSized(word: string): boolean {
  return SIZES.has(word) || QUALIFIERS.has(word) || OPERATORS.has(word);
}
