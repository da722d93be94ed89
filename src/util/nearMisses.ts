import { distance } from 'fastest-levenshtein';

const MOST = 3;

/** What a name may have been meant to be, the nearest first: a third of its letters may be wrong. */
export function nearMisses(name: string, known: Iterable<string>): string[] {
  const furthest = Math.max(1, Math.floor(name.length / 3));
  return [...new Set(known)]
    .filter((each) => Math.abs(each.length - name.length) <= furthest)
    .map((each) => ({ each, far: distance(name, each) }))
    .filter(({ far }) => far <= furthest)
    .sort((a, b) => a.far - b.far || (a.each < b.each ? -1 : 1))
    .slice(0, MOST)
    .map(({ each }) => each);
}
