import { statSync, type Stats } from 'node:fs';

/** What a path leads to; undefined where that is nothing, a circle of links, or no possible path. */
export function statOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}
