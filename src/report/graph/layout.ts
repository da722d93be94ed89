import type { Box, Drawing } from './drawing';

/** Names of a box that stand in one line are no more letters than this. */
const WIDEST_LINE = 60;
/** A box with fewer has a line for each. */
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

/** Boxes that stand together, with what they are: those of a directory, and those that are not of the tree. */
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
