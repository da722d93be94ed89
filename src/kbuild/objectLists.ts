/** The lists of a Kbuild file (scripts/Makefile.build): the modules to build, and the sub-directories to enter. */
import type { Certainty, Span } from '../model';
import type { Kbuild } from './kbuildFile';
import { isPossible, plain, reasons, spanOf, words } from './value';

/** A word of `obj-m` or a similar list. */
export interface ListEntry {
  text: string;
  certainty: Certainty;
  span: Span;
}

/** `obj-m` without what is also in `obj-y`, the sub-directories of both, and what unset options leave out. */
export interface ObjectLists {
  modules: ListEntry[];
  directories: ListEntry[];
  /** `obj-$(X)` where X is empty. */
  unset: ListEntry[];
}

/** What a Kbuild file lists to build and to enter. */
export function readLists(kbuild: Kbuild): ObjectLists {
  const builtin = entriesOf(kbuild, 'obj-y');
  const certain = new Set(builtin.filter((entry) => entry.certainty === 'certain').map((entry) => entry.text));
  const modular = entriesOf(kbuild, 'obj-m').filter((entry) => !certain.has(entry.text));
  const isDirectory = (entry: ListEntry): boolean => entry.text.endsWith('/');
  return {
    modules: modular.filter((entry) => !isDirectory(entry)),
    directories: [
      ...[...builtin, ...modular].filter(isDirectory),
      ...[...entriesOf(kbuild, 'subdir-y'), ...entriesOf(kbuild, 'subdir-m')].map((entry) => ({
        ...entry,
        text: `${entry.text}/`,
      })),
    ],
    unset: entriesOf(kbuild, 'obj-'),
  };
}

/** The words of a list, each once. */
function entriesOf(kbuild: Kbuild, name: string): ListEntry[] {
  const found = new Map<string, ListEntry>();
  for (const word of words(kbuild.makefile.value(name))) {
    const text = plain(word);
    const span = spanOf(word) ?? { file: kbuild.file, start: 0, end: 0 };
    if (reasons(word).length > 0) {
      kbuild.makefile.problem(`cannot say what ${name} builds: ${reasons(word)[0]}`, span);
    } else if (isPossible(word)) {
      if (!found.has(text)) found.set(text, { text, certainty: 'possible', span });
    } else if (found.get(text)?.certainty !== 'certain') found.set(text, { text, certainty: 'certain', span });
  }
  return [...found.values()];
}
