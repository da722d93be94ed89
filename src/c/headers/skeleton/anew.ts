import { EntryNames } from './entryNames';
import type { SkeletonNames } from './names';
import { reducedWords } from './text';
import { joined, PATH, tokensOf } from './words';

/** Between the lines of a header that is read anew, each of which starts with its number. */
const LINE_END = '\r';

const DEFINE = /^(\w+ #define )(\w+)(?:\(([^)]*)\))?(.*)$/;

/** The names that the text of a header defines as macros, under whichever condition. */
export function macrosOfText(text: string): string[] {
  return text.split(LINE_END).flatMap((line) => DEFINE.exec(line)?.[2] ?? []);
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
  return `${number} ${joined(reducedWords(tokensOf(words.join(' ')), new EntryNames(names, [], false)))}`;
}
