import { lineMap, type LineMap } from '../../util/lineMap';
import type { Macro } from '../preprocess/macro';
import { unbalancedBranches } from './balance';
import type { Token } from './token';
import { writtenNames } from './writtenNames';

/** A line that starts with `#`: its name (empty for the null directive) and the tokens after it. */
export interface Directive {
  kind: 'directive';
  name: string;
  tokens: Token[];
  start: number;
  end: number;
  file: string;
  /** What a `#define` says, once it is read: the same for all units; null where it is broken. */
  macro?: Macro | null;
}

/** The tokens between two directives. */
export interface Run {
  kind: 'run';
  tokens: Token[];
}

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
    readonly parts: readonly (Directive | Run)[],
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
function guardOf(parts: readonly (Directive | Run)[]): string | undefined {
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

/** The name that a condition asks to be absent and nothing else: X in `#ifndef X` and `#if !defined(X)`. */
export function absentName({ name, tokens }: Directive): string | undefined {
  if (name === 'ifndef') return tokens[0]?.text;
  return name === 'if' ? /^!defined\(?(\w+)\)?$/.exec(tokens.map((token) => token.text).join(''))?.[1] : undefined;
}
