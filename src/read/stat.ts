/** Asks for a file without an error if there is none. */
import { statSync, type Stats } from 'node:fs';

/** The file that a path leads to; undefined if there is none, for a loop of symbolic links, or for an invalid path. */
export function statOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}
