import { EntryNames } from './entryNames';
import type { SkeletonNames } from './skeletonNames';
import { reducedWords, type NameMeanings } from './reducedWords';
import { joined, PATH, tokensOf } from './entryTokens';
import { DEFINE, LINE_END, passedToMacros } from './rereadNames';

/** The text of a header that is re-read wherever it is included, reduced line by line. */
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
  return `${number} ${joined(reducedWords(tokens, keeping(passedToMacros(tokens, (word) => names.isMacro(word)), names)))}`;
}

function keeping(kept: ReadonlySet<string>, all: SkeletonNames): NameMeanings {
  const names = new EntryNames(all, [], false);
  return { all, isHanded: () => false, isOwn: () => false, of: (name) => (kept.has(name) ? name : names.of(name)) };
}
