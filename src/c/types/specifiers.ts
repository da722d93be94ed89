import type { CType, Qualifiers } from '../../model/types';
import { Kind, type Token } from '../lex/token';

/** What a typedef's name stands for, or undefined where that is not known. */
export type Typedefs = (name: string) => CType | undefined;

const STORAGE = new Set(['extern', 'static', 'typedef', 'auto', 'register', 'inline', '_Thread_local', '_Noreturn']);
const QUALIFIERS = new Map<string, keyof Qualifiers>([
  ['const', 'isConst'],
  ['volatile', 'isVolatile'],
]);
const ARITHMETIC = new Set('char short int long signed unsigned float double _Bool __int128'.split(' '));

/** The qualifiers from an index on, and where they end. */
export function readQualifiers(tokens: readonly Token[], from: number): { qualifiers: Qualifiers; end: number } {
  const qualifiers: Qualifiers = {};
  let end = from;
  for (; QUALIFIERS.has(tokens[end]?.text ?? ''); end++) qualifiers[QUALIFIERS.get(tokens[end]!.text)!] = true;
  return { qualifiers, end };
}

/** The type that a declaration's specifiers name (C11 6.7), and where they end; unknown where a word is left over. */
export function readSpecifiers(
  tokens: readonly Token[],
  from: number,
  typedefs: Typedefs,
): { type: CType; end: number } {
  const arithmetic: string[] = [];
  let named: CType | undefined;
  let isClear = true;
  const qualifiers: Qualifiers = {};
  let index = from;
  for (; index < tokens.length; index++) {
    const { text, kind } = tokens[index]!;
    const qualifier = QUALIFIERS.get(text);
    if (STORAGE.has(text)) continue;
    if (qualifier) qualifiers[qualifier] = true;
    else if (ARITHMETIC.has(text)) arithmetic.push(text);
    else if (/^(struct|union|enum|void)$/.test(text)) {
      isClear &&= named === undefined;
      named = text === 'void' ? { kind: 'void' } : taggedType(text as 'struct', tokens[index + 1]!);
      index = text === 'void' ? index : endOfTag(tokens, index);
    } else if (kind === Kind.Identifier && !named && arithmetic.length === 0) {
      const means = typedefs(text);
      named = { kind: 'typedef', name: text, ...(means && { means }) };
    } else break;
  }
  if (named && arithmetic.length > 0) isClear = false;
  const type = named ?? arithmeticType(arithmetic);
  return { type: isClear && type ? { ...type, ...qualifiers } : { kind: 'unknown' }, end: index };
}

function taggedType(keyword: 'struct' | 'union' | 'enum', tag: Token | undefined): CType {
  return tag?.kind === Kind.Identifier ? { kind: 'tagged', keyword, tag: tag.text } : { kind: 'unknown' };
}

/** The last token of `struct x`, `struct x { }` or `struct { }`: bodies are taken out. */
function endOfTag(tokens: readonly Token[], at: number): number {
  const tag = tokens[at + 1]?.kind === Kind.Identifier ? at + 1 : at;
  return tokens[tag + 1]?.text === '{' ? tag + 2 : tag;
}

/** The normal spelling: `short`, `unsigned long long`, for all of C11 6.7.2's. */
function arithmeticType(words: readonly string[]): CType | undefined {
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
