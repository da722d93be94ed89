/** What is missing from incomplete modules, in words. */
import type { IncompleteModule, MissingHeader } from '../diagnostic';
import { gapWords } from '../model/gaps';

/** The number of files that are named. */
const MOST_NAMED = 3;

/**
 * The files that include a missing header, and the files of the tree with its name. `name` says how a file is named.
 */
export function missingHeaderWords(
  { includedBy, elsewhere }: MissingHeader,
  name: (file: string) => string = (file) => file,
): string[] {
  const files = includedBy.slice(0, MOST_NAMED).map(name).join(', ');
  const more = includedBy.length > MOST_NAMED ? ` and ${includedBy.length - MOST_NAMED} more` : '';
  const count = `${includedBy.length} file${includedBy.length === 1 ? '' : 's'}`;
  return [
    includedBy.length === 0 ? 'given by -include' : `included by ${count}: ${files}${more}`,
    ...elsewhere.slice(0, MOST_NAMED).map((file) => `${name(file)}: no -I leads there`),
  ];
}

/** What is missing from a module, apart from headers. */
export function otherReasons({ gaps }: Pick<IncompleteModule, 'gaps'>): string[] {
  return gapWords(gaps.filter(({ kind }) => kind !== 'header'));
}
