import { Kind, type Token } from '../../../lex/token';
import { ASM_WORDS, TYPE_WORDS, TYPEOF_WORDS } from '../../../vocabulary/keywords';
import type { EntryNames } from './entryNames';
import { groupEnd } from './entryTokens';
import { reducedString } from './reducedString';

/** What the names in a text mean. */
export type NameMeanings = Pick<EntryNames, 'all' | 'isHanded' | 'isOwn' | 'of'>;

/** In place of the name of a member or a type, which nothing asks for. */
const ANY = '_';

/**
 * The words of a macro's replacement or a body, reduced to what the walk through them looks at: types and members lose
 * their names, strings what they say, casts are left out.
 */
export function reducedWords(tokens: readonly Token[], names: NameMeanings): string[] {
  const words: string[] = [];
  // A macro may define a function and pass it on: a name is the same with and without arguments.
  const called = new Set(tokens.filter((_, at) => tokens[at + 1]?.text === '(').map(({ text }) => text));
  let asmEnd = 0;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!;
    const before = tokens[at - 1]?.text ?? '';
    if (ASM_WORDS.has(token.text)) asmEnd = endOfAsm(tokens, at);
    const end = attributeEnd(tokens, at);
    if (end > at) {
      const kept = tokens.slice(at, end);
      words.push(...kept.map((each) => (names.isHanded(each.text) ? names.of(each.text) : each.text)));
      at = end - 1;
      continue;
    }
    const typeEnd = typeofEnd(tokens, at);
    if (typeEnd > at) {
      words.push('int');
      at = typeEnd - 1;
      continue;
    }
    const castEnd = endOfCast(tokens, at, names);
    if (castEnd > at) at = castEnd - 1;
    else if (token.kind === Kind.String && !isName(tokens, at)) words.push(reducedString(token.text, at < asmEnd));
    else if (token.kind !== Kind.Identifier) words.push(token.text);
    else if (names.isHanded(token.text)) words.push(names.of(token.text));
    else if (isPasted(tokens, at)) words.push(token.text);
    else if (isMember(before) && !names.all.isMacro(token.text)) words.push(ANY);
    else if (isTag(before) && !names.all.isMacro(token.text)) words.push(ANY);
    else if (called.has(token.text) && !names.isOwn(token.text)) words.push(token.text);
    else words.push(names.of(token.text));
  }
  return withoutMembers(words);
}

/** `a->b.c` is no more than `a->b`, `.b = c` in braces no more than `c`, and strings beside each other are one. */
function withoutMembers(words: readonly string[]): string[] {
  const out: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const isAny = isMember(words[at]!) && words[at + 1] === ANY;
    if (isAny && out.at(-1) === ANY && isMember(out.at(-2) ?? '')) at++;
    else if (isAny && words[at + 2] === '=' && /^[{,]$/.test(out.at(-1) ?? '')) at += 2;
    else if (words[at] !== '""' || out.at(-1) !== '""') out.push(words[at]!);
  }
  return out;
}

const isMember = (before: string): boolean => before === '->' || before === '.';
const isTag = (before: string): boolean => before === 'struct' || before === 'union' || before === 'enum';

function isPasted(tokens: readonly Token[], at: number): boolean {
  return tokens[at - 1]?.text === '##' || tokens[at + 1]?.text === '##';
}

/** `asm("name")`, behind a declarator: by which name the assembler knows it. */
function isName(tokens: readonly Token[], at: number): boolean {
  return tokens[at - 1]?.text === '(' && ASM_WORDS.has(tokens[at - 2]?.text ?? '') && tokens[at + 1]?.text === ')';
}

function endOfAsm(tokens: readonly Token[], at: number): number {
  let open = at + 1;
  while (tokens[open]?.kind === Kind.Identifier) open++;
  return groupEnd(tokens, open);
}

/** Where `__attribute__((…))` ends: it says what a definition is, so all of it is kept. */
function attributeEnd(tokens: readonly Token[], at: number): number {
  return /^__attribute(__)?$/.test(tokens[at]!.text) ? groupEnd(tokens, at + 1) : at;
}

/** Where `typeof(…)` ends: no type changes what is referred to, but for its size. */
function typeofEnd(tokens: readonly Token[], at: number): number {
  if (!TYPEOF_WORDS.has(tokens[at]!.text)) return at;
  const isLookedAt = /^(sizeof|__builtin_types_compatible_p|_Generic|__same_type)$/.test(tokens[at - 2]?.text ?? '');
  return isLookedAt || tokens[at + 1]?.text !== '(' ? at : Math.max(groupEnd(tokens, at + 1), at);
}

/** Where `(struct x *)` ends, if it is a cast, which changes no name that is referred to. */
function endOfCast(tokens: readonly Token[], at: number, names: NameMeanings): number {
  const before = tokens[at - 1];
  if (tokens[at]!.text !== '(' || !TYPE_WORDS.has(tokens[at + 1]?.text ?? '')) return at;
  // What is behind a name, a group or another cast may be its arguments, or be looked at for its size.
  if (!before || /[\w)\]]$/.test(before.text)) return at;
  let end = Math.max(typeofEnd(tokens, at + 1), at + 1);
  for (; end < tokens.length && tokens[end]!.text !== ')'; end++) {
    const { text, kind } = tokens[end]!;
    const isPlain = kind === Kind.Identifier ? !names.isHanded(text) && !TYPEOF_WORDS.has(text) : text === '*';
    if (!isPlain) return at;
  }
  const operand = tokens[end + 1];
  const isOperand = operand && (operand.kind !== Kind.Punctuator || operand.text === '(');
  return isOperand ? end + 1 : at;
}
