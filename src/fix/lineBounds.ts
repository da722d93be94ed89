import type { Edit } from './draft';

/** Blanks, and a comment that ends with the line or before: it belongs to what stands before it. */
const NOTHING_ELSE = /^[ \t]*(?:\/\*(?:(?!\*\/).)*\*\/[ \t]*|\/\/.*)?$/;

/** The offset at which the line of an offset starts. */
export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** The offset at which what stands on the line of an offset ends, before its line end. */
export function lineEnd(text: string, offset: number): number {
  const feed = text.indexOf('\n', offset);
  const end = feed < 0 ? text.length : feed;
  return end > offset && text[end - 1] === '\r' ? end - 1 : end;
}

/** The offset behind the line of an offset, with its line end. */
export function nextLine(text: string, offset: number): number {
  const feed = text.indexOf('\n', offset);
  return feed < 0 ? text.length : feed + 1;
}

/** How a line ends there, or where it is the last one without, as the first of the text does. */
function lineEnding(text: string, offset: number): '\n' | '\r\n' {
  const feed = text.indexOf('\n', offset);
  const near = feed < 0 ? text.indexOf('\n') : feed;
  return near > 0 && text[near - 1] === '\r' ? '\r\n' : '\n';
}

/** Whether the rest of the line behind an offset is blank, but for a comment. */
export function endsLine(text: string, offset: number): boolean {
  const rest = text.slice(offset, lineEnd(text, offset));
  return NOTHING_ELSE.test(rest) && !rest.endsWith('\\');
}

/** Whether nothing stands on the line before an offset. */
export function startsLine(text: string, offset: number): boolean {
  return /^[ \t]*$/.test(text.slice(lineStart(text, offset), offset));
}

/** Lines of their own behind an offset: behind its line, unless more stands on that. */
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

/** Lines of their own before the line of an offset. */
export function linesBefore(text: string, offset: number, lines: readonly string[]): Edit {
  const start = lineStart(text, offset);
  return { start, end: start, text: lines.map((line) => line + lineEnding(text, offset)).join('') };
}
