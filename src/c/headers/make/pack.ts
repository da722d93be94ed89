import { writeNames, writeValues } from '../packedConstants';
import { CONSTANTS, isMacro, COMPILER_CONSTANT, writeEntry, type HeaderEntry } from '../entry';
import type { HeaderFiles, HeaderSource } from '../../../model';
import { headerNumbers } from '../includeGraph';
import type { ReadHeader } from './readHeader';

/** What a kernel's headers give to the units that include them, as text that is unpacked part by part. */
export interface PackedHeaders {
  /**
   * A line for each header: its names, between blanks; the number of the header in whose context it was read; the
   * numbers of those that it includes, between commas; the number of the part that it is in; `r` where it has no
   * guard, `n` where it is not read. The tabs are between them.
   */
  graph: string;
  /**
   * A line for each entry, below a line `#number` for each header; then, behind CONSTANTS, the names of constants,
   * below such lines with the place of the first one's value; then, behind another one, their values (constants.ts);
   * then, behind a last one, a line for each type, below lines for headers as above.
   */
  parts: readonly string[];
}

/** Packed headers as the units that include them see them. */
export function headerSourceOf({ graph, parts }: PackedHeaders): HeaderSource {
  const numbers = headerNumbers(graph);
  return { graph: () => graph, numbers: () => numbers, part: (number) => parts[number]! };
}

/** So many characters make a part: the larger, the smaller is the whole, and the more is unpacked for one header. */
const PART = 208 * 1024;

/** What one header in so many brings along, most drivers do. */
const COMMON = 16;

/** Packs headers, those together that are asked for together. */
export function packHeaders(files: HeaderFiles, headers: readonly ReadHeader[]): PackedHeaders {
  const { common, others } = inGroups(headers);
  const order = [...common, ...others];
  const numberOf = new Map(order.map((header, number) => [header, number]));
  const orders = ordersByName(headers);
  const ordered = (entry: HeaderEntry): HeaderEntry => ({ ...entry, order: rankOf(entry, orders.get(entry.name)) });
  const parts: PartBuilder[] = [new PartBuilder()];
  const graph: string[] = [];
  for (const [number, header] of order.entries()) {
    const { includes, context, entries, types, isGuarded, isUnread } = headers[header]!;
    const included = [...new Set(includes)].map((each) => numberOf.get(each));
    const isFull = number > common.length && parts.at(-1)!.length >= PART;
    if (number === common.length || isFull) parts.push(new PartBuilder());
    parts.at(-1)!.add(number, entries.map(ordered), types);
    const names = files.names[header]!.join(' ');
    const columns = [names, numberOf.get(context), included.join(','), parts.length - 1, isUnread ? 'n' : isGuarded ? '' : 'r'];
    graph.push(columns.join('\t'));
  }
  return { graph: graph.join('\n'), parts: parts.map(String) };
}

/**
 * The headers that most others include, in one part, for every driver needs them; and the others, each behind those
 * that it includes itself, so that a driver that includes a few finds all in a few parts.
 */
function inGroups(headers: readonly ReadHeader[]): { common: number[]; others: number[] } {
  const users = countUsers(headers);
  const common = [...headers.keys()].filter((header) => users[header]! * COMMON > headers.length);
  common.sort((a, b) => users[b]! - users[a]! || a - b);
  const placed = new Set(common);
  const others: number[] = [];
  const place = (header: number): void => {
    if (placed.has(header)) return;
    placed.add(header);
    for (const included of headers[header]!.includes) place(included);
    others.push(header);
  };
  for (const header of headers.keys()) place(header);
  return { common, others };
}

/** A part while it is made. */
class PartBuilder {
  length = 0;
  private readonly lines: string[] = [];
  private readonly names: string[] = [];
  private readonly values: (number | undefined)[] = [];
  private readonly types: string[] = [];

  add(number: number, entries: readonly HeaderEntry[], types: readonly HeaderEntry[]): void {
    const constants = entries.filter(isConstant);
    const others = entries.filter((each) => !isConstant(each));
    const mark = `#${number.toString(36)}`;
    this.push(this.lines, others.length > 0 ? [mark, ...others.map(writeEntry)] : []);
    this.push(this.types, types.length > 0 ? [mark, ...types.map(writeEntry)] : []);
    const place = `${mark} ${this.values.length.toString(36)}`;
    this.push(this.names, constants.length > 0 ? [place, ...writeNames(constants)] : []);
    for (const { text } of constants) this.values.push(text === '' || text === COMPILER_CONSTANT ? undefined : Number(text));
  }

  private push(list: string[], lines: readonly string[]): void {
    for (const line of lines) {
      list.push(line);
      this.length += line.length + 1;
    }
  }

  toString(): string {
    const { lines, names, values, types } = this;
    return [lines.join('\n'), names.join('\n'), writeValues(values), types.join('\n')].join(CONSTANTS);
  }
}

/** An enumerator, or a macro for a number of which no more need be known. */
function isConstant({ kind, line, order, text }: HeaderEntry): boolean {
  if (kind !== 'c' && (kind !== 'm' || line > 0 || order > 0)) return false;
  if (text === (kind === 'c' ? '' : COMPILER_CONSTANT)) return true;
  const value = Number(text);
  return text.trim() === String(value) && Number.isSafeInteger(value);
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

/** For each macro's name, the places in time of what is said of it, the first one first. */
function ordersByName(headers: readonly ReadHeader[]): Map<string, number[]> {
  const orders = new Map<string, number[]>();
  for (const { entries } of headers) {
    for (const { kind, name, order } of entries) {
      if (!isMacro(kind)) continue;
      const known = orders.get(name);
      if (known) known.push(order);
      else orders.set(name, [order]);
    }
  }
  for (const each of orders.values()) each.sort((a, b) => a - b);
  return orders;
}

/** The place of an entry among those of its name, from 1; 0 where it is the only one. */
function rankOf({ kind, order }: HeaderEntry, orders: readonly number[] | undefined): number {
  return isMacro(kind) && orders && orders.length > 1 ? orders.indexOf(order) + 1 : 0;
}
