import { lineMap, type LineMap } from '../../util/lineMap';
import { unbalancedBranches } from './balance';
import { absentName, type Directive, type TokenRun } from './directive';
import { writtenNames } from './writtenNames';

/** The tokens of one file, with what is asked of it again and again, worked out once. */
export class LexedFile {
  /** The macro of an include guard around the whole file, if it has one. */
  readonly guard: string | undefined;
  private lines: LineMap | undefined;
  private written: ReadonlySet<string> | undefined;
  private unbalanced: ReadonlySet<number> | undefined;

  constructor(
    readonly path: string,
    readonly text: string,
    readonly parts: readonly (Directive | TokenRun)[],
  ) {
    this.guard = guardOf(parts);
  }

  /** The names that its text may write to; read once, however many units include the file. */
  get writtenNames(): ReadonlySet<string> {
    this.written ??= writtenNames(this.parts);
    return this.written;
  }

  /** Conditional directives whose branches leave braces open. */
  get unbalancedBranches(): ReadonlySet<number> {
    this.unbalanced ??= unbalancedBranches(this.parts);
    return this.unbalanced;
  }

  /** The 1-based line of an offset. */
  lineAt(offset: number): number {
    this.lines ??= lineMap(this.text);
    return this.lines.locate(offset).line;
  }
}

/** The X of a file that is `#ifndef X`, `#define X`, …, `#endif` and nothing outside. */
function guardOf(parts: readonly (Directive | TokenRun)[]): string | undefined {
  const first = parts[0];
  if (first?.kind !== 'directive' || parts.length < 3) return undefined;
  const name = absentName(first);
  let depth = 0;
  for (const [index, part] of parts.entries()) {
    if (part.kind !== 'directive') continue;
    if (part.name.startsWith('if')) depth++;
    if (part.name.startsWith('el') && depth === 1) return undefined;
    if (part.name === 'endif' && --depth === 0) return index === parts.length - 1 ? name : undefined;
  }
  return undefined;
}
