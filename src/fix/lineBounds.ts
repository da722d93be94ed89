/** Where lines start and end, and edits that insert lines. */
import type { Edit } from './draft';

/** Blanks, and a comment that ends on the line, which belongs to the code before it. */
const NOTHING_ELSE = /^[ \t]*(?:\/\*(?:(?!\*\/).)*\*\/[ \t]*|\/\/.*)?$/;

/** The offset of the start of a line. */
export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** The offset of the end of a line, before its line end. */
export function lineEnd(text: string, offset: number): number {
  const feed = text.indexOf('\n', offset);
  const end = feed < 0 ? text.length : feed;
  return end > offset && text[end - 1] === '\r' ? end - 1 : end;
}

/** The offset after a line and its line end. */
export function nextLine(text: string, offset: number): number {
  const feed = text.indexOf('\n', offset);
  return feed < 0 ? text.length : feed + 1;
}

/** The line end after an offset; for an unterminated last line, that of the first line. */
function lineEnding(text: string, offset: number): '\n' | '\r\n' {
  const feed = text.indexOf('\n', offset);
  const near = feed < 0 ? text.indexOf('\n') : feed;
  return near > 0 && text[near - 1] === '\r' ? '\r\n' : '\n';
}

/** Whether the rest of the line after an offset is blank, apart from a comment. */
export function endsLine(text: string, offset: number): boolean {
  const rest = text.slice(offset, lineEnd(text, offset));
  return NOTHING_ELSE.test(rest) && !rest.endsWith('\\');
}

/** Whether the line is blank before an offset. */
export function startsLine(text: string, offset: number): boolean {
  return /^[ \t]*$/.test(text.slice(lineStart(text, offset), offset));
}

/** Inserts lines after an offset: after its line, or, if more code follows on that line, right there. */
export function linesBehind(text: string, offset: number, lines: readonly string[]): Edit {
  const ending = lineEnding(text, offset);
  const added = lines.map((line) => ending + line).join('');
  if (endsLine(text, offset)) {
    const end = lineEnd(text, offset);
    return { start: end, end, text: added };
  }
  const blanks = /^[ \t]*/.exec(text.slice(offset))![0].length;
  return { start: offset, end: offset + blanks, text: added + ending };
}

/** Inserts lines before the line of an offset. */
export function linesBefore(text: string, offset: number, lines: readonly string[]): Edit {
  const start = lineStart(text, offset);
  return { start, end: start, text: lines.map((line) => line + lineEnding(text, offset)).join('') };
}
