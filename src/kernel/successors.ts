/** Reads data/successors.tsv; data/README.md tells its columns. */
import type { Problem, Successor } from '../model';
import { shorten } from '../util/shorten';
import { readNamed } from './named';

const COLUMNS = ['name', 'gone', 'successors', 'change', 'source'] as const;
const VERSION = /^(\d{1,3})\.(\d{1,3})$/;

/** What stands between successors of which one is taken. */
const BETWEEN = '; ';

/** The change of a row whose name alone may be replaced. */
const RENAME = 'rename';

/** The rows of the table, and what is wrong with those that are broken. */
export function parseSuccessors(text: string, file: string): { rows: Successor[]; problems: Problem[] } {
  const rows: Successor[] = [];
  const problems: Problem[] = [];
  const known = new Set<string>();
  for (const [index, written] of text.split('\n').entries()) {
    const line = written.replace(/\r$/, '');
    if (line === '' || (index === 0 && line === COLUMNS.join('\t'))) continue;
    const row = readRow(line);
    const isTold = typeof row !== 'string' && known.has(keyOf(row));
    const message = isTold ? `'${shorten(row.went.text)}' is told before` : row;
    if (typeof message === 'string') problems.push({ message, file, line: index + 1 });
    else {
      known.add(keyOf(message));
      rows.push(message);
    }
  }
  return { rows, problems };
}

/** The row of a line, or what is wrong with it. */
function readRow(line: string): Successor | string {
  const columns = line.split('\t');
  if (columns.length !== COLUMNS.length) return `${columns.length} columns between tabs instead of ${COLUMNS.length}`;
  const [name = '', gone = '', list = '', change = '', source = ''] = columns;
  const went = readNamed(name);
  if (!went) return `'${shorten(name)}' is no name`;
  const [, major, minor] = VERSION.exec(gone) ?? [];
  if (major === undefined) return `'${shorten(gone)}' is no version`;
  const successors = list.split(BETWEEN).map(readNamed);
  const missing = list.split(BETWEEN).find((_, index) => !successors[index]);
  if (missing !== undefined) return `'${shorten(missing)}' is no name`;
  if (source === '') return 'no source';
  const isRename = change === RENAME;
  if (isRename && (went.kind === 'member' || successors.length !== 1 || successors[0]!.kind !== went.kind)) {
    return `'${shorten(list)}' cannot be a rename`;
  }
  return {
    went,
    since: [Number(major), Number(minor)],
    successors: successors.map((each) => each!),
    isRename,
    ...(change !== '' && !isRename && { advice: change }),
    source,
  };
}

/** A name may go more than once: as a signature, and then for good. */
const keyOf = ({ went, since }: Successor): string => JSON.stringify([went.text, since]);
