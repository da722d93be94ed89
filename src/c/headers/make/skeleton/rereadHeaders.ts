import type { Token } from '../../../lex/token';
import { EntryNames } from './entryNames';
import type { SkeletonNames } from './skeletonNames';
import { groupEnd, reducedWords } from './reducedWords';
import { joined, PATH, tokensOf } from './entryTokens';

/** Between the lines of a header that is read anew, each of which starts with its number. */
const LINE_END = '\r';

const DEFINE = /^(\w+ #define )(\w+)(?:\(([^)]*)\))?(.*)$/;

/** The names that the text of a header defines as macros, under whichever condition. */
export function macrosOfText(text: string): string[] {
  return text.split(LINE_END).flatMap((line) => DEFINE.exec(line)?.[2] ?? []);
}

/** The names that the text of a header passes to macros, which may paste them. */
export function namesPassed(text: string, names: SkeletonNames): string[] {
  const lines = text.split(LINE_END).map((line) => line.slice(line.indexOf(' ') + 1));
  return lines.flatMap((line) => (line.startsWith('#') ? [] : [...passedToMacros(tokensOf(line), names)]));
}

/** The text of a header that is read anew wherever it is included, reduced line by line. */
export function reducedText(text: string, names: SkeletonNames): string {
  return text.split(LINE_END).map((line) => reducedLine(line, names)).join(LINE_END);
}

function reducedLine(line: string, names: SkeletonNames): string {
  const [, start = '', name = '', list, replacement = ''] = DEFINE.exec(line) ?? [];
  if (start !== '' && !PATH.test(name)) {
    const parameters = list?.split(',').map((each) => each.trim()) ?? [];
    const own = new EntryNames(names, parameters.map((each) => each.replace(/\.\.\.$/, '')).filter(Boolean), false);
    const renamed = parameters.map((each) => own.of(each.replace(/\.\.\.$/, '')) + (each.endsWith('...') ? '...' : ''));
    const head = list === undefined ? '' : `(${renamed.join(',')})`;
    return `${start}${name}${head} ${joined(reducedWords(tokensOf(replacement), own))}`;
  }
  const [number = '', ...words] = line.split(' ');
  // Conditions, includes, and what these are told.
  if (words[0]?.startsWith('#')) return line;
  const tokens = tokensOf(words.join(' '));
  return `${number} ${joined(reducedWords(tokens, keeping(passedToMacros(tokens, names), names)))}`;
}

/** The names in what macros are passed, by the text itself: they paste them into names that drivers call. */
function passedToMacros(tokens: readonly Token[], names: SkeletonNames): ReadonlySet<string> {
  const passed = new Set<string>();
  let end = 0;
  for (const [at, { text }] of tokens.entries()) {
    if (at < end) passed.add(text);
    else if (names.isMacro(text)) end = groupEnd(tokens, at + 1);
  }
  return passed;
}

function keeping(kept: ReadonlySet<string>, all: SkeletonNames): Pick<EntryNames, 'all' | 'isHanded' | 'isOwn' | 'of'> {
  const names = new EntryNames(all, [], false);
  return { all, isHanded: () => false, isOwn: () => false, of: (name) => (kept.has(name) ? name : names.of(name)) };
}
