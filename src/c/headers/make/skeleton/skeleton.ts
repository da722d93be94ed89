import type { Kernel } from '../../../../model';
import { wordSize } from '../../../body/surroundings';
import { literalValue } from '../../../lex/constant';
import { Kind, type Token } from '../../../lex/token';
import { isMacro, COMPILER_CONSTANT, type HeaderEntry } from '../../entry';
import { WALKED } from '../../functions';
import type { ReadHeader } from '../readHeader';
import { reducedText } from './rereadHeaders';
import { returnAlone, withoutStores } from './returnAlone';
import { SkeletonConstants } from './skeletonConstants';
import { EntryNames } from './entryNames';
import { SkeletonNames } from './skeletonNames';
import { reducedWords } from './reducedWords';
import { joined, PATH, tokensOf } from './entryTokens';

/**
 * What headers define and declare, reduced to what leads to a symbol: the names, parameters, pastings and calls, and
 * what decides between them. The same walk gives the same answers for both, but no header can be read back from it.
 * @param bodyOf the body of a function of a header, by its place, if it always evaluates to the same
 */
export function skeletonsOf(
  headers: readonly ReadHeader[],
  kernel: Pick<Kernel, 'exports' | 'predefines'>,
  bodyOf: (entry: HeaderEntry, header: number) => string | undefined,
): ReadHeader[] {
  const entries = headers.flatMap((header) => header.entries);
  const names = new SkeletonNames(entries, kernel);
  const constants = new SkeletonConstants(entries, wordSize(kernel));
  followLeads(entries, names);
  return headers.map((header, number) => {
    const reduce = (entry: HeaderEntry): HeaderEntry => {
      const body = entry.kind === 'f' ? bodyOf(entry, number) : undefined;
      return { ...entry, ...(body === undefined ? reduced(entry, names, constants) : summary(entry, body)) };
    };
    return { ...header, entries: header.entries.map(reduce) };
  });
}

/** Finds the macros and functions that lead to a symbol by one another. */
function followLeads(entries: readonly HeaderEntry[], names: SkeletonNames): void {
  const users = new Map<string, string[]>();
  const open: string[] = [];
  const lead = (name: string): void => {
    if (names.leads(name)) return;
    names.lead(name);
    open.push(name);
  };
  for (const { kind, name, text } of entries) {
    if (kind !== 'f' && !isMacro(kind)) continue;
    const { parameters, tokens } = split(text);
    for (const [at, token] of tokens.entries()) {
      const { text: word, kind: wordKind } = token;
      if (word === '##' || (wordKind === Kind.String && /\b(call|jmp|bl)/.test(word))) lead(name);
      if (wordKind !== Kind.Identifier || parameters.includes(word)) continue;
      const isCall = tokens[at + 1]?.text === '(' && !names.means(word);
      if (isCall || names.leads(word)) lead(name);
      const known = users.get(word);
      if (known) known.push(name);
      else users.set(word, [name]);
    }
  }
  for (let name = open.pop(); name !== undefined; name = open.pop()) users.get(name)?.forEach(lead);
}

/** The parameters that a macro's or a function's text starts with, and what follows. */
function split(text: string): { parameters: string[]; tokens: Token[] } {
  const close = text.startsWith('(') ? text.indexOf(')') : -1;
  return { parameters: text.slice(1, Math.max(close, 1)).split(','), tokens: tokensOf(text.slice(close + 1)) };
}

type Reduced = Pick<HeaderEntry, 'line' | 'text'>;

/** A function that evaluates to the same whatever its arguments; each parameter that it uses is named. */
function summary({ line, text }: HeaderEntry, body: string): Reduced {
  const { parameters, tokens } = split(text);
  const names = parameters.map((name, index) => (name === '' ? '' : `_${index}`));
  const used = names.filter((_, index) => tokens.some((token) => token.text === parameters[index]));
  return { line, text: `(${names.join(',')})${WALKED}${used.map((name) => `${name};`).join('')}${body}` };
}

function reduced(entry: HeaderEntry, names: SkeletonNames, constants: SkeletonConstants): Reduced {
  const { kind, name, line, text } = entry;
  if (kind === 'v' && !leadsBy(tokensOf(text), names)) return { line, text: '0' };
  if (kind === 't') return { line: 0, text: reducedText(text, names) };
  if (kind !== 'f' && kind !== 'v' && !isMacro(kind)) return { line: 0, text };
  if (kind === 'u' || PATH.test(name)) return { line, text };
  const { parameters, tokens } = split(text);
  // Only what leads to a symbol is ever said to be a step on the way to one.
  const step = names.leads(name) ? line : 0;
  if (text.startsWith('(')) return { line: step, text: reducedFunction(entry, parameters, tokens, names) };
  if (kind === 'v') return { line, text: joined(reducedWords(tokens, new EntryNames(names, [], false))) };
  const [only, ...others] = tokens;
  if (only && others.length === 0 && names.isPassed(name)) return { line, text };
  if (only?.kind === Kind.Number && others.length === 0) return { line: 0, text: ` ${plain(only)}` };
  const constant = constants.evaluate(tokens);
  if (constant) return { line: 0, text: constant.value === undefined ? COMPILER_CONSTANT : ` ${constant.value}` };
  return { line: step, text: ` ${joined(reducedWords(tokens, new EntryNames(names, [], false)))}` };
}

/** A number without base and suffixes, where it can be told exactly. */
function plain(token: Token): string {
  const value = literalValue(token);
  return Number.isSafeInteger(value) ? String(value) : token.text;
}

function reducedFunction(
  { kind, name }: HeaderEntry,
  parameters: readonly string[],
  tokens: readonly Token[],
  names: SkeletonNames,
): string {
  const isFunction = kind === 'f';
  const plain = parameters.map(withoutDots);
  const own = new EntryNames(names, plain.filter(Boolean), isFunction);
  const words = reducedWords(tokens, own);
  const list = parameters.map((each, index) => each.replace(plain[index]!, own.of(plain[index]!))).join(',');
  if (!isFunction) return `(${list}) ${joined(words)}`;
  const leads = (word: string): boolean => names.leads(word) || names.isMacro(word);
  const body = names.leads(name) ? withoutStores(words, leads) : returnAlone(tokens, words);
  // A function that ignores an argument is told from one whose use of it is left out.
  const used = plain.filter((each) => tokens.some(({ text }) => text === each)).map((each) => own.of(each));
  const unused = used.filter((each) => !body.includes(each));
  return `(${list})${joined([...unused.flatMap((each) => [each, ';']), ...body])}`;
}

/** `args...` is called `args`, `...` has no name of its own. */
const withoutDots = (parameter: string): string => parameter.replace(/\.\.\.$/, '');

function leadsBy(tokens: readonly Token[], names: SkeletonNames): boolean {
  return tokens.some(({ kind, text }) => kind === Kind.Identifier && names.leads(text));
}
