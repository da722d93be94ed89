/** The lines of a makefile, joined where a backslash continues them. */
import type { Span } from '../model';

/** One logical line of a makefile. */
export interface LogicalLine {
  /** Continuations are blanked in place, so that an offset in it is still an offset in the file. */
  text: string;
  start: number;
}

/**
 * The logical lines of a makefile: a backslash at the end of a line joins the next one to it.
 * @param text the makefile, with either kind of line end
 */
export function logicalLines(text: string): LogicalLine[] {
  const lines: LogicalLine[] = [];
  let start = 0;
  let from = 0;
  while (start < text.length) {
    const newline = text.indexOf('\n', from);
    const end = newline < 0 ? text.length : newline;
    const contentEnd = text[end - 1] === '\r' && end > start ? end - 1 : end;
    if (newline >= 0 && endsInOddBackslashes(text, start, contentEnd)) {
      from = newline + 1;
      if (from < text.length) continue;
    }
    lines.push({ text: blankContinuations(text.slice(start, contentEnd)), start });
    start = end + 1;
    from = start;
  }
  return lines;
}

function endsInOddBackslashes(text: string, start: number, end: number): boolean {
  let count = 0;
  while (end - count > start && text[end - count - 1] === '\\') count++;
  return count % 2 === 1;
}

function blankContinuations(line: string): string {
  return line.includes('\\') ? line.replace(/\\\r?\n/g, (mark) => ' '.repeat(mark.length)) : line;
}

/** The line without its comment. Neither `\#` nor a `#` inside a reference such as `$(shell …)` starts one. */
export function withoutComment(line: string): string {
  let depth = 0;
  for (let i = 0; i < line.length; i++) {
    const char = line[i]!;
    if (char === '\\' && line[i + 1] === '#') i++;
    else if (char === '$' && (line[i + 1] === '(' || line[i + 1] === '{')) {
      depth++;
      i++;
    } else if (depth > 0 && (char === '(' || char === '{')) depth++;
    else if (depth > 0 && (char === ')' || char === '}')) depth--;
    else if (char === '#' && depth === 0) return line.slice(0, i);
  }
  // An unterminated reference does not hide a comment.
  const hash = depth > 0 ? line.search(/(?<!\\)#/) : -1;
  return hash < 0 ? line : line.slice(0, hash);
}

/** The 1-based line that an offset is in. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}

/** The span in the file of a part of a logical line. */
export function spanIn(line: LogicalLine, file: string, start: number, end: number): Span {
  return { file, start: line.start + start, end: line.start + end };
}
