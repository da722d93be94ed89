import type { Step } from '../diagnostic';
import type { Tree } from '../model';

/** More of them make no message any clearer: the first and the last are named. */
const MOST_IN_A_MESSAGE = 3;

/** A step of a Use, `class_create() (linux/device.h:12)`, in its parts. */
export function stepOf(text: string, tree: Tree): Step {
  const [, name, file, line] = /^(.*?) \((.+):(\d+)\)$/.exec(text) ?? [];
  if (name === undefined || file === undefined) return { name: text, isOwn: false };
  return { name, file, line: Number(line), isOwn: tree.text(file) !== undefined };
}

/** The steps as the end of a message: ` (via class_create(), linux/device.h)`; nothing where there are none. */
export function chainWords(steps: readonly Step[]): string {
  if (steps.length === 0) return '';
  const words = steps.map(({ name, file }, index) =>
    file === undefined || file === steps[index + 1]?.file ? name : `${name}, ${file}`,
  );
  const said = words.length > MOST_IN_A_MESSAGE ? [words[0], '…', words.at(-1)] : words;
  return ` (via ${said.join(' -> ')})`;
}

/** A step as a report names it: `class_create() (linux/device.h:12)`. */
export function stepWords({ name, file, line }: Step): string {
  return file === undefined ? name : `${name} (${file}:${line})`;
}
