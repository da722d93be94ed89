/** The names of all headers in a graph, as `#include` has them. */
export function headerNames(graph: string): Set<string> {
  return new Set(graph.split('\n').flatMap((line) => line.slice(0, line.indexOf('\t')).split(' ')));
}

/** The headers of a kernel by number, and who includes whom: a line for each, as pack.ts writes it. */
export class HeaderGraph {
  private readonly numbers = new Map<string, number>();
  private readonly lines: string[];
  private readonly includes: (readonly number[] | undefined)[] = [];

  constructor(text: string) {
    this.lines = text.split('\n');
    for (const [number, line] of this.lines.entries()) {
      for (const name of line.slice(0, line.indexOf('\t')).split(' ')) this.numbers.set(name, number);
    }
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

  /** The headers that one includes itself. */
  includesOf(header: number): readonly number[] {
    const text = this.includes[header] ? '' : this.column(header, 2);
    return (this.includes[header] ??= text === '' ? [] : text.split(',').map(Number));
  }

  private column(header: number, column: number): string {
    return this.lines[header]!.split('\t')[column]!;
  }
}
