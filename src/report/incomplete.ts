import type { IncompleteModule, MissingHeader } from '../diagnostic';
import { gapWords } from '../model/gaps';

/** More names are no help. */
const MOST_NAMED = 3;

/** Who includes a header that is not there, and where a file of its name is. `name` says how a file is named. */
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

/** What is absent from a module, missing headers apart. */
export function otherReasons({ gaps }: Pick<IncompleteModule, 'gaps'>): string[] {
  return gapWords(gaps.filter(({ kind }) => kind !== 'header'));
}
