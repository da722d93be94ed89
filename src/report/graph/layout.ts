/** The arrangement of boxes, for all formats of pictures. */
import type { Box, Drawing } from './drawing';

/** The width of a line with several names. */
const WIDEST_LINE = 60;
/** A box with at most this many names has one line for each. */
const MOST_LINES = 8;

/** The names of a box in lines. */
export function linesOf(names: readonly string[]): string[] {
  if (names.length <= MOST_LINES) return [...names];
  const lines: string[] = [];
  for (const name of names) {
    const joined = `${lines.at(-1)}, ${name}`;
    if (lines.length > 0 && joined.length <= WIDEST_LINE) lines[lines.length - 1] = joined;
    else lines.push(name);
  }
  return lines;
}

/** Groups of boxes with titles: one for each directory, and for modules that are not of the tree. */
export function clustersOf({ boxes }: Drawing): { title?: string; boxes: Box[] }[] {
  const directories = [...new Set(boxes.flatMap(({ directory }) => directory ?? []))].sort();
  const alone = { boxes: boxes.filter(({ kind, directory }) => kind === 'own' && directory === undefined) };
  const isOnly = directories.length === 1 && alone.boxes.length === 0;
  const own = directories.map((title) => ({
    ...(!isOnly && title !== '.' && { title }),
    boxes: boxes.filter(({ directory }) => directory === title),
  }));
  const inTree = { title: "the kernel's own", boxes: boxes.filter(({ kind }) => kind === 'in-tree') };
  const extra = { title: 'from another Module.symvers', boxes: boxes.filter(({ kind }) => kind === 'extra') };
  return [...own, alone, inTree, extra].filter((cluster) => cluster.boxes.length > 0);
}
