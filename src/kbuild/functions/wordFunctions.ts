/** Make's functions on words and text. A word that is unknown or possible stays so where the function allows it. */
import type { FunctionCall, MakeFunction } from '../context';
import { stem, substitute } from '../pattern';
import {
  asPossible,
  isPossible,
  joined,
  known,
  literal,
  mapWord,
  plain,
  reasons,
  unknown,
  words,
  type Value,
} from '../value';

type WordFunction = (args: Value[][], call: FunctionCall) => Value;

/** A function whose arguments are all expanded and split into words. */
function ofWords(most: number, run: WordFunction): MakeFunction {
  return {
    most,
    run: (args, call) =>
      run(
        args.map((arg) => words(call.expand(arg))),
        call,
      ),
  };
}

/** A function whose leading arguments are text. If one of those is unknown, all words of the list are only possible. */
function withTexts(texts: number, run: (texts: string[], list: Value[], call: FunctionCall) => Value): MakeFunction {
  return {
    most: texts + 1,
    run(args, call) {
      const values = args.map((arg) => call.expand(arg));
      const list = words(values[texts] ?? []);
      const leading = Array.from({ length: texts }, (_, index) => known(values[index] ?? []));
      if (leading.every((text) => text !== undefined)) return run(leading, list, call);
      return asPossible(joined(list));
    },
  };
}

const mapped = (change: (text: string) => string): MakeFunction =>
  ofWords(1, ([list = []]) => joined(list.map((word) => mapWord(word, change))));

function filter(keepMatches: boolean): MakeFunction {
  return ofWords(2, ([patterns = [], list = []]) => {
    const certain = patterns.map(known).filter((pattern) => pattern !== undefined);
    const uncertain = certain.length < patterns.length;
    return joined(
      list.flatMap((word) => {
        if (reasons(word).length > 0) return [asPossible(word)];
        const matches = certain.some((pattern) => stem(pattern, plain(word)) !== undefined);
        if (matches) return keepMatches ? [word] : [];
        if (uncertain) return [asPossible(word)];
        return keepMatches ? [] : [word];
      }),
    );
  });
}

/** A function that counts words: if one of them is only possible, the result is unknown. */
function counted(most: number, name: string, run: (list: Value[], numbers: number[]) => Value): MakeFunction {
  return {
    most,
    run(args, call) {
      const values = args.map((arg) => call.expand(arg));
      const list = words(values.at(-1) ?? []);
      const numbers = values.slice(0, -1).map((value) => Number(known(value) ?? NaN));
      const uncertain = list.some((word) => isPossible(word) || reasons(word).length > 0);
      if (uncertain || numbers.some(Number.isNaN)) return unknown(`$(${name} …) of an unknown value`, call.span);
      return run(list, numbers);
    },
  };
}

function sortWords(list: Value[]): Value {
  const byText = new Map<string, Value>();
  const rest: Value[] = [];
  for (const word of list) {
    const text = plain(word);
    const before = byText.get(text);
    if (reasons(word).length > 0) rest.push(word);
    else if (before === undefined || (isPossible(before) && !isPossible(word))) byText.set(text, word);
  }
  const sorted = [...byText].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, word]) => word);
  return joined([...sorted, ...rest]);
}

function substituteText(args: readonly Value[], call: FunctionCall): Value {
  const [from, to] = [known(args[0] ?? []), known(args[1] ?? [])];
  if (from === undefined || to === undefined) return unknown('$(subst …) of an unknown value', call.span);
  const value = args[2] ?? [];
  const replaced = (text: string): string => (from === '' ? text + to : text.replaceAll(from, () => to));
  // Replacing blanks may join words, so the value is changed part by part only if no blanks are replaced.
  const text = /\s/.test(from) ? known(value) : undefined;
  return text === undefined ? value.flatMap((part) => mapWord([part], replaced)) : literal(replaced(text), call.span);
}

/** By name. */
export const wordFunctions: Record<string, MakeFunction> = {
  subst: {
    most: 3,
    run: (args, call) =>
      substituteText(
        args.map((arg) => call.expand(arg)),
        call,
      ),
  },
  patsubst: withTexts(2, ([from, to], list) =>
    joined(list.map((word) => mapWord(word, (text) => substitute(from!.trim(), to!.trim(), text)))),
  ),
  filter: filter(true),
  'filter-out': filter(false),
  addprefix: withTexts(1, ([prefix], list) => joined(list.map((word) => [{ text: prefix! }, ...word]))),
  addsuffix: withTexts(1, ([suffix], list) => joined(list.map((word) => [...word, { text: suffix! }]))),
  sort: ofWords(1, ([list = []]) => sortWords(list)),
  strip: ofWords(1, ([list = []]) => joined(list)),
  words: counted(1, 'words', (list) => literal(String(list.length))),
  word: counted(2, 'word', (list, [n]) => list[n! - 1] ?? []),
  wordlist: counted(3, 'wordlist', (list, [from, to]) => joined(list.slice(from! - 1, to))),
  firstword: ofWords(1, ([list = []]) => list[0] ?? []),
  lastword: ofWords(1, ([list = []]) => list.at(-1) ?? []),
  findstring: {
    most: 2,
    run(args, call) {
      const [needle, text] = args.map((arg) => known(call.expand(arg)));
      if (needle === undefined || text === undefined) return unknown('$(findstring …)', call.span);
      return text.includes(needle) ? literal(needle, call.span) : [];
    },
  },
  join: ofWords(2, ([left = [], right = []]) =>
    joined(
      Array.from({ length: Math.max(left.length, right.length) }, (_, i) => [...(left[i] ?? []), ...(right[i] ?? [])]),
    ),
  ),
  dir: mapped((text) => text.replace(/[^/]*$/, '') || './'),
  notdir: mapped((text) => text.replace(/^.*\//, '')),
  basename: mapped((text) => text.replace(/\.[^./]*$/, '')),
  suffix: mapped((text) => /\.[^./]*$/.exec(text)?.[0] ?? ''),
};
