import { writeEntry } from './entry';
import type { HeaderFiles } from '../../model';
import type { ReadHeader } from './reader';

/** What a kernel's headers give to whoever includes them, as text that is unpacked part by part. */
export interface PackedHeaders {
  /**
   * A line for each header: its names, between blanks; the number of the header in whose context it was read; the
   * numbers of those that it includes, between commas; the number of the part that it is in. The tabs are between them.
   */
  graph: string;
  /** A line for each entry, below a line `#number` for each header. */
  parts: readonly string[];
}

/** So many characters make a part. */
const PART = 128 * 1024;

/** Packs headers, those first that most others include, for a driver that includes a few includes these. */
export function packHeaders(files: HeaderFiles, headers: readonly ReadHeader[]): PackedHeaders {
  const popularity = countUsers(headers);
  const order = [...headers.keys()].sort((a, b) => popularity[b]! - popularity[a]! || a - b);
  const numberOf = new Map(order.map((header, number) => [header, number]));
  const repeated = repeatedMacros(headers);
  const parts: string[] = [];
  const graph: string[] = [];
  let part: string[] = [];
  let length = 0;
  for (const [number, header] of order.entries()) {
    const { includes, context, entries } = headers[header]!;
    const included = [...new Set(includes)].map((each) => numberOf.get(each));
    graph.push([files.names[header]!.join(' '), numberOf.get(context), included.join(','), parts.length].join('\t'));
    const lines = entries.map((each) => writeEntry(repeated.has(each.name) ? each : { ...each, order: 0 }));
    part.push(`#${number}`, ...lines);
    length += lines.reduce((sum, line) => sum + line.length + 1, 0);
    if (length < PART && number < order.length - 1) continue;
    parts.push(part.join('\n'));
    part = [];
    length = 0;
  }
  return { graph: graph.join('\n'), parts };
}

/** How many headers bring each one along. */
function countUsers(headers: readonly ReadHeader[]): number[] {
  const counts = headers.map(() => 0);
  const seenFrom = headers.map(() => -1);
  for (const from of headers.keys()) {
    const open = [from];
    for (let header = open.pop(); header !== undefined; header = open.pop()) {
      if (seenFrom[header] === from) continue;
      seenFrom[header] = from;
      counts[header]!++;
      for (const included of headers[header]!.includes) open.push(included);
    }
  }
  return counts;
}

/** The names that are defined as macros, or undefined, more than once. */
function repeatedMacros(headers: readonly ReadHeader[]): Set<string> {
  const once = new Set<string>();
  const repeated = new Set<string>();
  for (const { entries } of headers) {
    for (const { kind, name } of entries) {
      if (kind !== 'm' && kind !== 'g' && kind !== 'u') continue;
      if (once.has(name)) repeated.add(name);
      else once.add(name);
    }
  }
  return repeated;
}
