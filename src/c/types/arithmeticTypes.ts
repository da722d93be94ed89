import type { CType } from '../../model/types';

/** The words that name arithmetic types (C11 6.7.2). */
export const ARITHMETIC_WORDS: ReadonlySet<string> = new Set(
  'char short int long signed unsigned float double _Bool __int128'.split(' '),
);

/** The normal spelling: `short`, `unsigned long long`, for all of C11 6.7.2's; undefined without words. */
export function arithmeticType(words: readonly string[]): CType | undefined {
  if (words.length === 0) return undefined;
  const has = (word: string): boolean => words.includes(word);
  const sign = has('unsigned') ? 'unsigned ' : '';
  const longs = words.filter((word) => word === 'long').length;
  let name: string;
  if (has('char')) name = has('signed') ? 'signed char' : `${sign}char`;
  else if (has('double')) name = longs > 0 ? 'long double' : 'double';
  else if (has('float') || has('_Bool')) name = words[0]!;
  else if (has('__int128')) name = `${sign}__int128`;
  else if (has('short')) name = `${sign}short`;
  else name = sign + ['int', 'long', 'long long'][Math.min(longs, 2)]!;
  return { kind: 'arithmetic', name };
}
