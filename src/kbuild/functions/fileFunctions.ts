/** Make's functions that look at the disk: the tree answers instead, and what it cannot answer is unknown. */
import { posix } from 'path';
import type { FunctionCall, MakeFunction } from '../context';
import { exists, glob } from '../knownFiles';
import {
  asPossible,
  isPossible,
  joined,
  known,
  literal,
  mapWord,
  plain,
  reasons,
  spanOf,
  unknown,
  words,
  type Value,
} from '../value';

function wildcard(patterns: Value[], { context }: FunctionCall): Value {
  return joined(
    patterns.map((pattern) => {
      if (reasons(pattern).length > 0) return pattern;
      const text = plain(pattern);
      const found = glob(context, text, context.directory);
      if (found === undefined) return unknown(`$(wildcard ${text})`, spanOf(pattern));
      const value = joined(found.map((path) => literal(path, spanOf(pattern))));
      return isPossible(pattern) ? asPossible(value) : value;
    }),
  );
}

function absolutePath(path: string, directory: string): string {
  if (path.includes('/../') || path.startsWith('..')) return path.startsWith('/') ? path : `${directory}/${path}`;
  return posix.normalize(path.startsWith('/') ? path : `${directory}/${path}`).replace(/(?<=.)\/$/, '');
}

/** By name. */
export const fileFunctions: Record<string, MakeFunction> = {
  wildcard: { most: 1, run: ([arg], call) => (arg ? wildcard(words(call.expand(arg)), call) : []) },
  abspath: {
    most: 1,
    run: ([arg], call) =>
      joined(
        words(arg ? call.expand(arg) : []).map((word) =>
          mapWord(word, (text) => absolutePath(text, call.context.directory)),
        ),
      ),
  },
  realpath: {
    most: 1,
    run([arg], call) {
      const { context, span } = call;
      return joined(
        words(arg ? call.expand(arg) : []).map((word) => {
          const text = known(word);
          if (text === undefined) return word;
          const there = exists(context, text, context.directory);
          if (there === 'maybe') return unknown(`$(realpath ${text})`, span);
          return there === 'yes' ? literal(absolutePath(text, context.directory), spanOf(word)) : [];
        }),
      );
    },
  },
};
