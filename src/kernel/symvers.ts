/** The rows of Module.symvers. */
import type { KernelExport, Problem } from '../model';
import { shorten } from '../util/shorten';

/** Whether an export type is for GPL-compatible modules only. GPL_FUTURE only warned of a later change. */
const gplOnlyByType: ReadonlyMap<string, boolean> = new Map([
  ['EXPORT_SYMBOL', false],
  ['EXPORT_SYMBOL_GPL', true],
  ['EXPORT_SYMBOL_GPL_FUTURE', false],
  ['EXPORT_UNUSED_SYMBOL', false],
  ['EXPORT_UNUSED_SYMBOL_GPL', true],
]);

/** With more of them, the file is of another kind, and more messages are no help. */
const MAX_PROBLEMS = 20;

interface SymversRow extends KernelExport {
  symbol: string;
}

/**
 * Reads a Module.symvers, in the column order of any kernel (scripts/mod/modpost.c, write_dump()):
 *
 * - up to 5.3: crc, symbol, module, export type
 * - 5.4 and 5.5: crc, symbol, namespace, module, export type
 * - from 5.6: crc, symbol, module, export type, namespace
 *
 * Of two rows for one symbol the later one counts, as in modpost. `file` is what problems name; a broken row is a
 * problem with its line, and the others are kept.
 */
export function parseSymvers(
  text: string,
  file: string,
): { exports: Map<string, KernelExport>; problems: Problem[] } {
  const exports = new Map<string, KernelExport>();
  const problems: Problem[] = [];
  const interned = new Map<string, KernelExport>();
  let broken = 0;
  for (const [index, line] of text.split('\n').entries()) {
    const content = line.endsWith('\r') ? line.slice(0, -1) : line;
    if (content === '') continue;
    const row = parseRow(content.split('\t'));
    if (typeof row !== 'string') {
      exports.set(row.symbol, intern(row, interned));
    } else if (++broken <= MAX_PROBLEMS) {
      problems.push({ message: `broken row: ${row}`, file, line: index + 1 });
    }
  }
  if (broken > MAX_PROBLEMS) {
    problems.push({ message: `broken rows: ${broken} in all, the first ${MAX_PROBLEMS} are named`, file });
  }
  return { exports, problems };
}

/** A row in any column order, or what is wrong with it. */
function parseRow(columns: readonly string[]): SymversRow | string {
  const [crc = '', symbol = '', third = '', fourth = '', fifth = ''] = columns;
  if (columns.length !== 4 && columns.length !== 5) {
    return `${columns.length} column${columns.length === 1 ? '' : 's'} between tabs instead of 4 or 5`;
  }
  if (!/^(0x)?[0-9a-f]+$/i.test(crc)) return `'${shorten(crc)}' is not a checksum in hexadecimal`;
  const typeIsLast = !gplOnlyByType.has(fourth) && gplOnlyByType.has(fifth);
  const [module, type, namespace] = typeIsLast ? [fourth, fifth, third] : [third, fourth, fifth];
  const gplOnly = gplOnlyByType.get(type);
  if (gplOnly === undefined) return `unknown export type '${shorten(type)}'`;
  if (symbol === '') return 'no symbol';
  if (module === '') return 'no module';
  return { symbol, module, gplOnly, ...(namespace !== '' && { namespace }) };
}

/** One object for all symbols with equal exports: some thousand instead of tens of thousands. */
function intern({ module, gplOnly, namespace }: SymversRow, interned: Map<string, KernelExport>): KernelExport {
  const key = `${module}\t${gplOnly}\t${namespace ?? ''}`;
  let shared = interned.get(key);
  if (shared === undefined) {
    shared = namespace === undefined ? { module, gplOnly } : { module, gplOnly, namespace };
    interned.set(key, shared);
  }
  return shared;
}
