import type { HeaderSource } from '../../model';

/** The headers in a graph by all of their names, as `#include` has them. */
export function headerNumbers(graph: string): Map<string, number> {
  const numbers = new Map<string, number>();
  let start = 0;
  for (let number = 0; start < graph.length; number++) {
    const end = graph.indexOf('\t', start);
    for (const name of graph.slice(start, end).split(' ')) numbers.set(name, number);
    const next = graph.indexOf('\n', end);
    start = end < 0 || next < 0 ? graph.length : next + 1;
  }
  return numbers;
}

/** The headers of a kernel by number, and the include graph: a line for each, as pack.ts writes it. */
export class HeaderGraph {
  private readonly numbers: ReadonlyMap<string, number>;
  private readonly lines: string[];
  private readonly includes: (readonly number[] | undefined)[] = [];

  constructor(source: HeaderSource) {
    this.numbers = source.numbers();
    this.lines = source.graph().split('\n');
  }

  get size(): number {
    return this.lines.length;
  }

  /** The number of the header that `#include` names so; undefined where there is none. */
  numberOf(name: string): number | undefined {
    return this.numbers.get(name);
  }

  /** As `#include` names it. */
  nameOf(header: number): string {
    return /^[^ \t]*/.exec(this.lines[header]!)![0];
  }

  /** The header in whose context one was read. */
  contextOf(header: number): number {
    return Number(this.column(header, 1));
  }

  /** The part that a header is in. */
  partOf(header: number): number {
    return Number(this.column(header, 3));
  }

  /** Whether it is read once, however often it is included. */
  isGuarded(header: number): boolean {
    return this.column(header, 4) !== 'r';
  }

  /** Whether nothing is known of what it says. */
  isUnread(header: number): boolean {
    return this.column(header, 4) === 'n';
  }

  /** The headers that one includes itself. */
  includesOf(header: number): readonly number[] {
    const text = this.includes[header] ? '' : this.column(header, 2);
    return (this.includes[header] ??= text === '' ? [] : text.split(',').map(Number));
  }

  private column(header: number, column: number): string {
    return this.lines[header]!.split('\t')[column]!;
  }
}
